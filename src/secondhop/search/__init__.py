"""The query language, matching, facets and results."""
