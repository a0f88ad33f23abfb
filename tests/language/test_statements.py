"""Two statements in one key result, without a figure: each has its own subject and says how that is or changes."""

import pytest

from okr_ai.language import read_key_result


@pytest.mark.parametrize(
    "text",
    [
        "客户满意度明显提升，投诉显著减少",
        "审批更快，退件更少",
        "各系统入口统一为一个，重复录入减少",
        "用户活跃度提升；投诉量下降",
        "每个账号只对应一名员工；无失效权限",
        "No open incidents; every service has an owner",
        "Conversion improves; refunds go down",
    ],
)
def test_two_states_are_two_targets(text):
    assert read_key_result(text).compound


@pytest.mark.parametrize(
    "text",
    [
        "通过培训，客户满意度明显提升",  # by which means
        "随着自动化推进，人工录入减少",
        "客户满意度的提升，来自投诉的减少",  # a noun, no statement
        "入口统一为一个，不再依赖人工",  # the same state said otherwise
        "每个需求都有验收标准",
        "线上稳定大于一切，故障日清",
        "页面加载更快，从 4 秒降到 2 秒",  # a figure says what was meant
        "No open incidents; measured weekly",
        "Conversion improves every month",
    ],
)
def test_one_state_is_one_target(text):
    assert not read_key_result(text).compound
