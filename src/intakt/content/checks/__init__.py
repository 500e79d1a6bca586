"""What can be wrong with a library that loads: each check is one function over one Scene."""
