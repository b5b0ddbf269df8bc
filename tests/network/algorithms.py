"""What networkx can do with a graph, by name: the view must answer each like an ordinary graph."""

from __future__ import annotations

import copy
import itertools
import pickle
from collections.abc import Callable
from typing import Any

import networkx as nx
from networkx.algorithms import approximation, community

Algorithm = Callable[[Any], Any]
W = {"weight": "warmth"}


def first(graph: Any, count: int) -> list[Any]:
    return list(itertools.islice(graph, count))


def largest(graph: Any) -> Any:
    return graph.subgraph(max(nx.connected_components(graph), key=len))


def me(graph: Any) -> Any:
    return next(iter(graph))


def far(graph: Any) -> Any:
    return list(nx.bfs_tree(graph, me(graph)))[-1]


READS: dict[str, Algorithm] = {
    "len": len,
    "nodes": lambda g: g.nodes,
    "nodes with data": lambda g: g.nodes(data=True),
    "nodes with one attribute": lambda g: g.nodes(data="name"),
    "one node": lambda g: g.nodes[me(g)],
    "adj": lambda g: g.adj.items(),
    "adjacency": lambda g: g.adjacency(),
    "item": lambda g: g[me(g)],
    "edge": lambda g: [g[u][v]["warmth"] for u, v in g.edges],
    "edges with data": lambda g: g.edges(data=True),
    "edges with warmth": lambda g: g.edges(data="warmth", default=1),
    "edges of some": lambda g: g.edges(first(g, 3), data=True),
    "edge by pair": lambda g: [g.edges[e] for e in g.edges],
    "edge data": lambda g: [g.get_edge_data(me(g), v, default="no") for v in g],
    "degree": lambda g: g.degree,
    "weighted degree": lambda g: g.degree(weight="warmth"),
    "degree of some": lambda g: g.degree(first(g, 3)),
    "size": lambda g: [g.size(), g.size(weight="warmth"), g.number_of_edges(), g.order()],
    "edges between": lambda g: [g.number_of_edges(me(g), v) for v in g],
    "has edge": lambda g: [g.has_edge(u, v) for u in g for v in g],
    "has": lambda g: [x in g for x in [me(g), "nobody", (), 3]],
    "nbunch": lambda g: g.nbunch_iter([me(g), "nobody"]),
    "neighbours": lambda g: [list(g.neighbors(v)) for v in g],
    "values": lambda g: [list(g._adj[v].values()) for v in g],
    "directed and undirected": lambda g: [g.is_directed(), g.is_multigraph()],
}

MAKES: dict[str, Algorithm] = {
    "copy": lambda g: g.copy(),
    "view": lambda g: g.copy(as_view=True),
    "subgraph": lambda g: g.subgraph(first(g, 9)),
    "subgraph of subgraph": lambda g: g.subgraph(first(g, 9)).subgraph(first(g, 5)),
    "subgraph copy": lambda g: g.subgraph(first(g, 9)).copy(),
    "edge subgraph": lambda g: g.edge_subgraph(first(g.edges, 9)),
    "restricted": lambda g: nx.restricted_view(g, first(g, 2), first(g.edges, 2)),
    "subgraph view": lambda g: nx.subgraph_view(g, filter_node=lambda n: n > "id3"),
    "undirected": lambda g: g.to_undirected(),
    "undirected view": lambda g: g.to_undirected(as_view=True),
    "directed": lambda g: g.to_directed(),
    "directed view": lambda g: g.to_directed(as_view=True),
    "empty": lambda g: nx.create_empty_copy(g),
    "class": lambda g: g.__class__(),
    "class with edges": lambda g: g.__class__([(1, 2)], day="today"),
    "graph": lambda g: nx.Graph(g),
    "digraph": lambda g: nx.DiGraph(g),
    "deep copy": copy.deepcopy,
    "shallow copy": copy.copy,
    "pickle": lambda g: pickle.loads(pickle.dumps(g)),
    "ego": lambda g: nx.ego_graph(g, me(g), radius=1),
    "complement": nx.complement,
    "compose": lambda g: nx.compose(g, nx.path_graph(4)),
    "union": lambda g: nx.disjoint_union(g, g),
    "line graph": nx.line_graph,
    "relabelled": lambda g: nx.convert_node_labels_to_integers(g, label_attribute="id"),
    "k-core": lambda g: nx.k_core(g, 2),
    "spanning tree": lambda g: nx.minimum_spanning_tree(g, weight="warmth"),
    "node link": lambda g: nx.node_link_data(g, edges="links"),
    "node link and back": lambda g: nx.node_link_graph(nx.node_link_data(g)),
    "adjacency data": nx.adjacency_data,
    "dict of dicts": nx.to_dict_of_dicts,
    "dict of lists": nx.to_dict_of_lists,
    "edge list": nx.to_edgelist,
    "array": lambda g: nx.to_numpy_array(g, weight="warmth"),
    "lines": nx.generate_edgelist,
}

ALGORITHMS: dict[str, Algorithm] = {
    "shortest path": lambda g: nx.shortest_path(g, me(g), far(g)),
    "all shortest paths": lambda g: nx.all_shortest_paths(g, me(g), far(g)),
    "shortest simple paths": lambda g: first(nx.shortest_simple_paths(g, me(g), far(g)), 6),
    "simple paths": lambda g: first(nx.all_simple_paths(g, me(g), far(g), cutoff=4), 20),
    "lengths": lambda g: nx.single_source_shortest_path_length(g, me(g)),
    "all lengths": lambda g: nx.all_pairs_shortest_path_length(g),
    "dijkstra": lambda g: nx.single_source_dijkstra(g, me(g), **W),
    "bellman ford": lambda g: nx.single_source_bellman_ford_path(g, me(g), **W),
    "a*": lambda g: nx.astar_path(g, me(g), far(g), **W),
    "bidirectional dijkstra": lambda g: nx.bidirectional_dijkstra(g, me(g), far(g), **W),
    "floyd warshall": lambda g: nx.floyd_warshall_numpy(g, weight="warmth"),
    "average path": lambda g: nx.average_shortest_path_length(largest(g)),
    "efficiency": nx.global_efficiency,
    "components": nx.connected_components,
    "component of me": lambda g: nx.node_connected_component(g, me(g)),
    "is connected": nx.is_connected,
    "articulation points": nx.articulation_points,
    "bridges": nx.bridges,
    "biconnected": nx.biconnected_components,
    "diameter": lambda g: nx.diameter(largest(g)),
    "eccentricity": lambda g: nx.eccentricity(largest(g)),
    "center": lambda g: nx.center(largest(g)),
    "common neighbours": lambda g: [nx.common_neighbors(g, me(g), v) for v in g],
    "adamic adar": lambda g: nx.adamic_adar_index(largest(g)),
    "resource allocation": lambda g: nx.resource_allocation_index(g),
    "jaccard": lambda g: nx.jaccard_coefficient(g),
    "preferential": lambda g: nx.preferential_attachment(g),
    "clustering": nx.clustering,
    "weighted clustering": lambda g: nx.clustering(g, weight="warmth"),
    "square clustering": nx.square_clustering,
    "transitivity": nx.transitivity,
    "triangles": nx.triangles,
    "core number": nx.core_number,
    "cliques": nx.find_cliques,
    "degree centrality": nx.degree_centrality,
    "betweenness": nx.betweenness_centrality,
    "edge betweenness": lambda g: nx.edge_betweenness_centrality(g, weight="warmth"),
    "closeness": nx.closeness_centrality,
    "harmonic": nx.harmonic_centrality,
    "eigenvector": lambda g: nx.eigenvector_centrality(g, max_iter=1000),
    "constraint": lambda g: nx.constraint(largest(g)),
    "effective size": lambda g: nx.effective_size(largest(g)),
    "assortativity": nx.degree_assortativity_coefficient,
    "attribute assortativity": lambda g: nx.attribute_assortativity_coefficient(g, "company"),
    "neighbour degree": nx.average_neighbor_degree,
    "density": nx.density,
    "histogram": nx.degree_histogram,
    "isolates": nx.isolates,
    "bfs edges": lambda g: nx.bfs_edges(g, me(g)),
    "bfs layers": lambda g: nx.bfs_layers(g, me(g)),
    "dfs edges": lambda g: nx.dfs_edges(g, me(g)),
    "spanning edges": lambda g: nx.minimum_spanning_edges(g, weight="warmth"),
    "louvain": lambda g: community.louvain_communities(g, weight="warmth", seed=7),
    "label propagation": lambda g: community.asyn_lpa_communities(g, seed=7),
    "greedy modularity": lambda g: community.greedy_modularity_communities(g),
    "modularity": lambda g: community.modularity(g, nx.connected_components(g)),
    "matching": lambda g: nx.max_weight_matching(g, weight="warmth"),
    "colouring": nx.greedy_color,
    "cover": lambda g: approximation.min_weighted_vertex_cover(g),
    "node connectivity": lambda g: nx.node_connectivity(largest(g)),
    "minimum cut": lambda g: nx.minimum_edge_cut(largest(g)),
    "isomorphic": lambda g: nx.is_isomorphic(g.subgraph(first(g, 12)), g.subgraph(first(g, 12))),
    "faster check": lambda g: nx.faster_could_be_isomorphic(g, g.copy()),
    "weisfeiler lehman": lambda g: nx.weisfeiler_lehman_graph_hash(g, node_attr="company"),
    "cycle basis": nx.cycle_basis,
    "girth": nx.girth,
    "wiener": lambda g: nx.wiener_index(largest(g)),
    "bipartite": nx.is_bipartite,
    "random layout": lambda g: nx.spring_layout(g.subgraph(first(g, 8)), seed=3, iterations=3),
    "dominating set": lambda g: nx.dominating_set(g, me(g)),
    "voronoi": lambda g: nx.voronoi_cells(g, set(first(g, 3))),
    "rich club": lambda g: nx.rich_club_coefficient(g, normalized=False),
    "k components": lambda g: nx.k_edge_components(g, 2),
    "attributes": lambda g: nx.get_node_attributes(g, "name"),
    "edge attributes": lambda g: nx.get_edge_attributes(g, "warmth"),
}
EVERY = READS | MAKES | ALGORITHMS
