from tests.assist.inbound.conftest import counter  # noqa: F401  # a fixture
from tests.indexes.conftest import _postgresql, postgresql_url, stored  # noqa: F401  # fixtures
