from tests.assist.inbound.conftest import counter  # noqa: F401  # a fixture
from tests.indexes.conftest import settings  # noqa: F401  # a fixture
