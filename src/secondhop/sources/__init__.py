"""One reader per file format; each turns a file into a Batch of facts with provenance."""

from secondhop.sources.discover import Candidate, discover
from secondhop.sources.errors import SourceError
from secondhop.sources.mapping import load_columns
from secondhop.sources.reader import read
from secondhop.sources.unopened import Unopened, unopened

__all__ = [
    "Candidate",
    "SourceError",
    "Unopened",
    "discover",
    "load_columns",
    "read",
    "unopened",
]
