from __future__ import annotations

import numpy as np
from threadpoolctl import threadpool_info

from indexes.vectors.threads import in_one_thread


def test_no_pool_of_threads_is_left_to_wait_for_the_next_product() -> None:
    in_one_thread()
    rows = np.ones((4_000, 384), np.float32)
    assert (rows @ rows[0]).shape == (4_000,)
    pools = [one for one in threadpool_info() if one["user_api"] == "blas"]
    assert pools
    assert {one["num_threads"] for one in pools} == {1}
