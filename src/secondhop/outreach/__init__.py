"""The rules of good manners: stages, the agenda and follow-ups."""
