"""The words of the house as frozen values: no files, no clock, no arrays, no screen."""
