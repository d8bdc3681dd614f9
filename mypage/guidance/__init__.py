"""ご案内: what the service tells the public: notices, and the versions of the texts that people agree to."""
