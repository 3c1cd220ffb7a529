"""How Balise starts Rasa: without TensorFlow, without telemetry, with the repairs that Rasa 3.6 needs."""
