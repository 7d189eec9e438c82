"""Where messages come in: mail, WhatsApp, and whoever has a secret to sign with."""
