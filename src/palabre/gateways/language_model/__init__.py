"""Language models behind any OpenAI-compatible endpoint, and the one that is none."""
