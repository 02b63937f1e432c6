"""Files made worse at random → proof that the readers answer with a document or a coded error, in bounded time."""
