"""Who knows whom: ties as arrays, degrees, mutuals, ways, warmth, and the networkx face."""
