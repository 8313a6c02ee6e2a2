"""How two organizations are tied through others."""
