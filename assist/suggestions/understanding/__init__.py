"""What a question asks: language, aspects, topic, procedures named."""
