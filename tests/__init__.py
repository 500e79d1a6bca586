"""The test suite. A package, so that helpers shared by tests (`tests.clients`) have one name."""
