"""Plans of 100, 300, 1,000, 3,000 tasks a side → how time and memory of a comparison grow.

    PYTHONPATH=. python tests/benchmarks/growth.py [TASKS ...]

Each size runs in a process of its own; time is of its processor, memory its most. The exponent is that of the last two
sizes: 1 would be in proportion, 2 quadratic. The plans are made of the sentences of the sample library, each sentence
once for each field (数字人才 becomes 养老服务人才, …), so that a longer plan has more fields as real ones have, and the
draft says them in another order with planted losses.
"""

import math
import multiprocessing
import os
import platform
import random
import re
import sys
import time
from functools import cache
from itertools import pairwise

from desktop.core import resources
from desktop.core.model.review import Side
from desktop.core.readers.plain import read_plain
from desktop.core.text.numbering import to_chinese
from desktop.services.pipeline import compare, read, understand

SIZES = (100, 300, 1000, 3000)
FIELDS = [
    "养老服务",
    "托育服务",
    "公共卫生",
    "中医药",
    "职业教育",
    "基础教育",
    "文化旅游",
    "体育健身",
    "生态环境",
    "水利建设",
    "农村公路",
    "农业机械",
    "粮食安全",
    "种业振兴",
    "乡村建设",
    "城市更新",
    "住房保障",
    "物业管理",
    "燃气安全",
    "应急管理",
    "消防救援",
    "防灾减灾",
    "食品安全",
    "药品监管",
    "特种设备",
    "质量提升",
    "标准化",
    "知识产权",
    "营商环境",
    "政务服务",
    "数据共享",
    "信用建设",
    "金融服务",
    "税收征管",
    "财政管理",
    "审计监督",
    "统计调查",
    "国有企业",
    "民营经济",
    "对外贸易",
    "外商投资",
    "口岸通关",
    "跨境电商",
    "现代物流",
    "交通运输",
    "港口航运",
    "民用航空",
    "新能源",
    "储能",
    "电网建设",
    "节能降碳",
    "循环经济",
    "绿色建筑",
    "装备制造",
    "新材料",
]
SOFTER = (
    ("全面推行", "探索"),
    ("加大", "适当增加"),
    ("不少于", "力争"),
    ("建立", "研究建立"),
    ("深入实施", "鼓励开展"),
)
PER_CLAUSE = 3


@cache
def sentences() -> list[str]:
    """One for each measure of the sample library, the same words once."""
    found: dict[str, None] = {}
    for entry in resources.seed_catalogue():
        side = understand(read(resources.seed(entry["file"])))  # type: ignore[arg-type]
        for task in side.tasks:
            words = "".join(side.quote(task.span).split())
            if 12 <= len(words) <= 90:
                found.setdefault(words)
    return list(found)


def measures(count: int) -> list[str]:
    """So many sentences: those of the library field by field."""
    stock = sentences()
    made: list[str] = []
    for number in range(-(-count // len(stock))):
        field = FIELDS[number % len(FIELDS)]
        made += [re.sub("数字(?:经济|技术|技能|领域)?", field, words) if number else words for words in stock]
    return made[:count]


def plan(title: str, said: list[str]) -> Side:
    """A plan of clauses with a few measures each."""
    lines = [title, ""]
    for number, start in enumerate(range(0, len(said), PER_CLAUSE), start=1):
        if number % 20 == 1:
            lines.append(f"{to_chinese(number // 20 + 1)}、第{number // 20 + 1}部分任务")
        body = "。".join(said[start : start + PER_CLAUSE])
        lines.append(f"（{to_chinese((number - 1) % 20 + 1)}）第{number}方面工作。{body}。")
    return understand(read_plain("\n".join(lines).encode(), f"{title}.txt"))


def softened(words: str) -> str:
    """The same with weaker words."""
    for strong, soft in SOFTER:
        words = words.replace(strong, soft)
    return words


def pair(count: int) -> tuple[Side, Side]:
    """A plan of about so many tasks, and a draft that drops a tenth, softens a fifth and says all in another order."""
    rng = random.Random(count)
    said = measures(count)
    drafted = []
    for words in said:
        fate = rng.random()
        if fate < 0.1:
            continue
        drafted.append(softened(words) if fate < 0.3 else words)
    rng.shuffle(drafted)
    return plan("全国行动方案", said), plan("某市实施方案", drafted)


def measured(count: int) -> tuple[int, int, float, float, float]:
    """Tasks of both sides, seconds of parsing and of comparing, MB at most."""
    pair(10)  # tables are read once a process
    start = time.process_time()
    reference, draft = pair(count)
    parsed = time.process_time()
    compare(reference, draft)
    done = time.process_time()
    return len(reference.tasks), len(draft.tasks), parsed - start, done - parsed, _most()


def _most() -> float:
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - no file of ours
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def main() -> None:
    """Print a line for each size, and the exponents."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print("tasks          parsing    comparing      both   memory")
    rows = []
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            rows.append(pool.apply(measured, (size,)))
        reference, draft, parsing, comparing, memory = rows[-1]
        both = parsing + comparing
        print(
            f"{reference:5} × {draft:5}  {parsing:6.2f} s  {comparing:8.2f} s  {both:6.2f} s  {memory:5.0f} MB",
            flush=True,
        )
    for small, large in pairwise(rows):
        growth = math.log(large[0] / small[0])
        exponents = [math.log(large[at] / small[at]) / growth for at in (2, 3)]
        print(f"{small[0]} → {large[0]}: parsing ^{exponents[0]:.2f}, comparing ^{exponents[1]:.2f}")


if __name__ == "__main__":
    main()
