"""The drafter that words evidence with a chat model. It sees tokens, never addresses."""
