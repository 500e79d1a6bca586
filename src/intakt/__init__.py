"""Intakt: from a client's answers to a packet that a coach would sign."""
