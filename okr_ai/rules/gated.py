"""Which rules have a gate, and which: see okr_ai.rules.gates. A rule without one is imported by every review."""

from okr_ai.rules import gates
from okr_ai.rules.gates import (
    Both,
    Either,
    Gate,
    Words,
    any_key_result,
    any_objective,
    anywhere,
    field,
    field_like,
    stated_or_required,
)
from okr_ai.rules.numbers import may_hold_long_number

_WIDE = frozenset("０１２３４５６７８９％．＋－＄")

GATES: dict[str, Gate] = {
    "about_a_number": Words("左右|上下|约|大概|差不多|近|about|around|rough|approx|circa|some|nearly"),
    "activity_count": gates.is_output,
    "business_as_usual": Words("继续|维持|日常|常规|maintain|continue|keep|usual|day-to-day"),
    "compound_key_result": lambda view: view.frame.compound,
    "empty_key_result": gates.has_no_target,
    "hedged_objective": Words(
        "尽量|尽可能|力所能及|一定程度|适当地|适度地|若干|争取|有条件|视情况"
        "|possible|to some|appropriate|try to|somewhat|etc|and so on"
    ),
    "hiring_as_key_result": Words("招聘|招募|招到|扩招|扩编|雇用|雇佣|聘用|hire|hiring|recruit|onboard new"),
    "jargon": anywhere(
        Words(
            "赋能|抓手|颗粒度|组合拳|顶层设计|底层逻辑|心智|方法论|降维打击|链路打通|生态化反|台阶|层楼|高质量发展"
            "|leverage|synerg|holistic|low-hanging|needle|paradigm|best-of-breed|outside the box|boil the"
            "|next level|new heights"
        )
    ),
    "key_result_too_long": lambda view: len(view.passage.text) > view.profile.key_result_characters,
    "metric_as_objective": Words(
        "提升|提高|降低|减少|增加|扩大|增长|加快|缩短|改善|优化"
        "|increase|improve|reduce|grow|raise|decrease|boost|cut|lower|maximize"
    ),
    "no_beneficiary": Words(
        "体验|满意|信任|口碑|获得感|幸福感|归属感|忠诚|安全感"
        "|experience|satisfaction|trust|loyalty|delight|confidence|happiness"
    ),
    "no_owner": stated_or_required("owner"),
    "number_in_objective": gates.has_number,
    "several_objectives_in_one": Words("并|同时|以及|，|,|、|；|;|+|and|as well as|while"),
    "shared_owner": field("owner"),
    "slogan": Words(
        "世界级|伟大的|第一|领先|一流|最好的|卓越|极致|颠覆|world|best|number one|industry|market leader|great|game"
        "|excellence"
    ),
    "soft_verb": gates.has_no_target,
    "solution_named": Words(
        "ai|llm|gpt|copilot|chatbot|machine learning|blockchain|kubernetes|microservice|salesforce|sap|erp|crm"
        "|hubspot|jira|scrum|rpa|iot|graphql|snowflake|serverless|big data"
        "|大模型|人工智能|机器人|区块链|中台|微服务|低代码|小程序|数字人|知识图谱"
    ),
    "spend_as_key_result": Words("投放预算|投入|追加预算|花费|花掉|spend|invest|allocate"),
    "task_as_key_result": gates.is_output,
    "vague_quantifier": Both(gates.has_no_target, lambda view: view.frame.vague_words),
    "direction_against_numbers": gates.has_both_values,
    "duration_of_speed": Both(
        Words("速度|时效|效率|speed|velocity|efficiency|pace"), lambda view: view.frame.direction == "increase"
    ),
    "false_precision": Words("."),
    "fields_against_words": lambda view: view.key_result.target is not None or view.key_result.baseline is not None,
    "full_width_figures": lambda view: not _WIDE.isdisjoint(view.passage.text),
    "impossible_value": lambda view: view.frame.quantities or view.target() is not None,
    "missing_per_cent_sign": gates.has_both_values,
    "no_baseline": lambda view: view.baseline() is None,
    "no_data_source": stated_or_required("source"),
    "no_definition": stated_or_required("definition"),
    "no_metric": lambda view: view.frame.target is not None,
    "no_number": gates.has_no_target,
    "no_target": Both(gates.has_no_target, lambda view: view.frame.baseline is not None),
    "no_unit": Both(
        lambda view: not view.unit(),
        Either(lambda view: view.metric is not None, Words("占比|份额|share of|percentage of|proportion of")),
    ),
    "no_update_period": stated_or_required("update_period"),
    "percentage_of_percentage": lambda view: view.frame.doubts,
    "placeholder": lambda view: view.frame.placeholders,
    "points_of_a_count": lambda view: view.frame.target_kind == "percentage_points",
    "ratio_without_volume": lambda view: (
        len(view.key_results) > 1 and all(each.metric is not None for each in view.key_results)
    ),
    "same_value": lambda view: view.baseline() is not None and view.baseline() == view.target(),
    "slow_update": lambda view: view.key_result.update_period or (view.definition and view.definition.update_period),
    "target_range": lambda view: view.frame.target_to is not None,
    "unclear_multiple": lambda view: any(q.unit == "x" for q in view.frame.quantities),
    "undefined_metric": Words(
        "活跃|优质|高质量|有效|核心用户|成功案例|标杆|关键客户|重点客户|高价值"
        "|active|engaged|qualified|high-quality|power users|success stories|key accounts|strategic|core users"
    ),
    "unit_against_metric": lambda view: view.metric is not None and view.frame.unit is not None,
    "unit_spelling": Words("百份|白分|个点百分|precent|percant|pecent|%%|％％|％%|%％"),
    "units_differ": lambda view: view.frame.baseline_unit != view.frame.unit,
    "verb_against_metric": lambda view: view.better() in ("up", "down"),
    "already_reached": lambda view: view.frame.comparator is not None,
    "always_hit": lambda view: view.past,
    "huge_change": lambda view: view.frame.target is not None,
    "never_reached_before": gates.has_chance,
    "no_belief": field("confidence"),
    "no_means": Words("预算|不增加人手|不加人|没有人手|无人力|零投入|budget|no headcount|no extra staff|zero cost"),
    "no_stretch_levels": lambda view: view.objective.kind == "aspirational",
    "not_influenceable": Words(
        "股价|汇率|大盘|行业|市场|gdp|cpi|油价|金价|通胀|降雨|竞品|竞争对手|友商"
        "|price|rate|inflation|market|industry|rainfall|competitor"
    ),
    "target_changed": Either(
        Words("原|originally|previously|formerly|was|上调|下调|调整|调低|调高|改至|改到|改为|target"),
        field_like("原|旧|前|original|previous|earlier|old|former|initial"),
    ),
    "target_out_of_reach": gates.has_chance,
    "target_too_easy": gates.has_chance,
    "tiny_change": lambda view: view.frame.target is not None,
    "too_sure": field("confidence"),
    "tied_to_pay": anywhere(
        Words("奖金|绩效|扣分|扣款|罚款|提成|年终奖|末位|bonus|pay rise|salary|compensation|penalty|performance rating")
    ),
    "unrelated_key_result": gates.has_less_relevant,
    "vanity_metric": Words(
        "粉丝|曝光|浏览量|阅读量|播放量|点赞|注册|下载量|访问量|展示量|转发量|followers|impressions|views|pageviews|likes"
        "|downloads|registered|signups|sign-ups|visits|reach|shares|stars"
    ),
    "cycle_too_long": lambda view: view.draft.cycle and view.draft.cycle.days() > 370,
    "deadline_outside_cycle": any_key_result(gates.is_due_outside_cycle),
    "deadline_past": gates.is_overdue,
    "no_deadline": lambda view: view.draft.cycle is None,
    "no_such_day": Either(Words("31"), Both(Words("29|30"), Words("2月|2-|2/|2.|feb"))),
    "no_time_frame": lambda view: view.draft.cycle is None,
    "two_deadlines": lambda view: view.key_result.due and view.frame.deadline,
    "unclear_deadline": Both(Words("before|前"), lambda view: view.frame.deadline is not None),
    "vague_time": Words(
        "尽快|尽早|近期|早日|未来|不久|适时|择机|后续|第一时间|短期|中长期|soon|asap|shortly|later this|near future"
        "|eventually|due course|at some|possible|sometime|coming months|over time"
    ),
    "window_longer_than_cycle": Both(
        Words("留存|复购|回购|续费|流失|回访|retention|repeat|repurchase|churn|renewal"),
        lambda view: view.cycle is not None,
    ),
    "all_lagging": any_key_result(lambda view: view.key_result.indicator == "lagging"),
    "all_outputs": any_key_result(gates.is_output),
    "bad_confidence": field("confidence"),
    "bad_weight": field("weight"),
    "busy_owner": any_key_result(field("owner")),
    "duplicate_id": lambda view: view.draft.problems,
    "equal_confidence": any_key_result(field("confidence")),
    "few_key_results": lambda view: len(view.key_results) < view.profile.key_results[0],
    "kind_missing": any_objective(lambda view: view.objective.kind),
    "many_key_results": lambda view: len(view.key_results) > view.profile.key_results[1],
    "many_key_results_in_all": lambda view: (
        sum(len(each.key_results) for each in view.objectives) > view.profile.key_results_in_all
    ),
    "many_objectives": lambda view: len(view.objectives) > view.profile.objectives[1],
    "no_guardrail": any_key_result(lambda view: view.metric and view.metric.guardrails),
    "no_key_results": lambda view: not view.key_results,
    "personal_data": anywhere(Either(Words("@|密|pass|api"), lambda view: may_hold_long_number(view.passage.text))),
    "round_changes": any_key_result(lambda view: view.frame.target_kind == "relative_change"),
    "same_metric_twice": any_key_result(lambda view: view.frame.metric is not None),
    "steps_of_a_plan": any_key_result(Words("阶段|期|步|phase|stage|step")),
    "two_scales": any_key_result(lambda view: view.frame.unit == "%"),
    "unreadable_part": lambda view: view.draft.problems,
    "weights_do_not_add_up": any_key_result(lambda view: view.key_result.weight is not None),
    "carried_over": lambda view: len(view.drafts) > 1,
    "children_below_parent": gates.has_parents,
    "copied_parent": gates.has_parents,
    "double_counting": gates.has_several_teams,
    "due_after_parent": gates.has_parents,
    "factors_below_parent": gates.has_parents,
    "level_skipped": gates.has_parents,
    "metric_defined_twice": any_key_result(field("definition")),
    "missing_parent": gates.has_parents,
    "opposite_directions": gates.has_several_objectives,
    "orphan_objective": gates.has_parents,
    "parent_cycle": gates.has_parents,
    "strategy_against_key_result": any_objective(
        Words(
            "高端|奢华|精品|高品|品质升级|premium|high-end|luxury|upmarket|性价比|低价|平价|low price|affordable"
            "|cheapest|best value|控制成本|节流|降本|收缩|cut costs|cost cutting|spend less|save costs"
        )
    ),
    "trade_off": gates.has_several_teams,
    "unconfirmed_dependency": Either(
        Words("依赖|取决于|前提是|有待|需等|depend|subject to|pending|contingent on|provided that"),
        field_like("依赖|需要支持|depend|blocked"),
    ),
    "unit_differs_from_parent": gates.has_parents,
    "unsupported_parent": gates.has_parents,
}
