"""The test suite. A package, so that helpers shared by tests (`tests.clients`, `tests.serving`) have one name."""
