"""The commands' help in Chinese: what each command and option is for. Imported only when somebody asks for it."""

# command -> its help; paragraphs are parted by empty lines
COMMANDS: dict[str, str] = {
    "init": """写出带注释的 okr-ai.toml、第一份草稿，以及指标和历史文件的样表。

        已有的文件不会被覆盖。""",
    "review": """审阅草稿：哪几个字有问题、该怎么写，以及带算式的得分。

        给出文件夹时，读其中（含子文件夹）的 Markdown 和 YAML 草稿。
        在 Markdown 里用 `<!-- okr: ignore[规则] 理由 -->`、在 YAML 里用 `# okr: ignore[规则] 理由` 忽略一个问题，
        写在同一行或上一行。""",
    "rules": "列出规则，或解释其中一条并举例。",
    "parse": """逐行读关键结果，每行输出一个 JSON 对象，说明这句话写了什么。

        一行是一段文字；以 { 开头时是 JSON：{"kr": …, "objective": …, "cycle_start": …, "cycle_end": …, "today": …}。
        读不了的行会指出来，其余照常输出，退出码为 2。

        示例：echo '将用户满意度从80%提升到90%' | okr-ai parse -""",
    "suggest": """根据模板和自己的历史，为 OBJECTIVE（目标）建议关键结果。

        目标值来自指标自己的历史：保底值约八成能达到，目标值约五成，挑战值约两成半；过往关键结果达到五个以上时，
        还会算上团队通常多做到的部分。没有历史就不编数字，只把空缺标出来。

        --wording 会把目标和建议的句子发给你选的语言模型润色；数字、单位、指标、方向、日期都没变时才采用它的说法。
        密钥只从环境变量 OKR_AI_WORDING_KEY 读取。""",
    "templates": """列出模板，按 WORDS 搜索，或查看名为 NAME 的那一个。

        包括自带的模板和设置里写明的团队模板文件夹；一个也没找到时退出码为 1。""",
    "history": """列出或汇总过往的关键结果；把一份结束了的 DRAFT 加进历史；根据历史预测一份 DRAFT。

        add 按 --as-of 之前的指标（或进度记录）算出每个关键结果做到了多少；predict 只凭历史给出每个关键结果的把握，
        至少要有 20 个已知的达成率。""",
    "cascade": """把 KEY_RESULT（关键结果）分解到各部门，加总和相乘都分毫不差。

        每个因子承担它通常在这么长时间里的变动，除非 --share 另有说明；锁定和有上下限的因子会把差额让给其他因子。
        分解树来自 templates/okr/trees、你的模板文件夹里的 trees/，以及 okr-ai.toml 的 `[trees.名称]`。""",
    "plan": """把一个 KEY_RESULT（关键结果）或整份 DRAFT 变成任务草案，写明部门、角色和日期。

        任务来自关键结果的指标所对应的模板，日期都落在周期之内。""",
    "adjust": """为每个落后或大幅超前的关键结果给出带数字的选项：追赶、调整目标、拆分、停止。

        不会悄悄改目标：--retarget 必须写 --reason，输出的记录保留原目标。加上 --apply 会同时改草稿（Markdown、YAML、
        JSON）：新数字写在原处，旧数字连同日期和理由记在关键结果后面。没有把握改对时什么也不写，只说明该改哪里。""",
    "forecast": """说明每个关键结果达成的把握、预计会到多少，以及为什么。

        只看 --as-of 及之前的指标值；没有指标的关键结果看它的进度记录。""",
    "watch-list": """列出自上次运行以来变差的关键结果，适合每天或每周定时运行。

        有关键结果状态变差、把握下降 20 个百分点、断了数据，或新增的就已落后时，退出码为 1。
        换一种 --method 算出的把握不同：请让每种方法各用一个 --state 文件。""",
    "backtest": """回到过去做预测，再与后来的实际对照。

        检验过往的关键结果，以及按各指标自身变化设的目标；给出 Brier 分（并列进度法和基础概率）、校准、区间覆盖率、
        被标记的关键结果有多少真的没达成，以及提前了几周。""",
    "report": """写复盘会用的报告：哪些会落空、为什么、要决定什么。

        只用 --as-of 当天已知的信息，不用之后的数字。HTML 是完整的一页，不需要网络，也适合打印。""",
    "schema": "输出 YAML、JSON 草稿的 JSON Schema，供编辑器等工具使用。",
    "agenda": """写复盘会议程：要决定的事、逾期和到期的任务、缺的数字。

        可能会晚的任务提前提醒：没有负责人或日期、日期晚于关键结果、关键结果已经落后而任务大多未完成。""",
    "checkin": """记录一个关键结果的数值（用编号或其中几个字指明），写进工作区的 check-ins.jsonl。

        这个文件只增不改：两个人可以同时记录，确认过的记录不会丢。之后的预测和报告都会读它；同一天有多条时以最后
        一条为准。""",
    "score": """按类型给关键结果评分，逐级汇总，并与负责人的自评对照。

        承诺型只分做到与没做到；挑战型 0.7 就算好；护栏只看守住没有，不计入平均。""",
    "retro": """复盘已结束的周期：得分、当初的预测与实际、每个落空的原因。

        按周期过去四分之一、一半、四分之三时已知的信息重做当时的预测。历史文件会记下结果和这些把握，供建议、规则和
        报告的校准使用。""",
}

# an option's help in English -> in Chinese
OPTIONS: dict[str, str] = {
    "Language of the files; by the environment when left out.": "文件用哪种语言；不写时看环境变量。",
    "The day whose quarter the first draft is for; today by default.": "第一份草稿写给哪一天所在的季度；默认今天。",
    "Metric series: CSV, XLSX or Parquet, long or wide; `-` for standard input. May be repeated.": (
        "指标数据：CSV、XLSX 或 Parquet，长表或宽表；`-` 表示标准输入。可以写多次。"
    ),
    "Past key results: CSV, XLSX, YAML or JSON, or a folder of them.": (
        "过往的关键结果：CSV、XLSX、YAML 或 JSON，或放着它们的文件夹。"
    ),
    "The day that relative dates count from; today by default.": "“年底前”这类日期从哪天算起；默认今天。",
    "Language of the messages; the draft's own by default.": "用哪种语言说话；默认与草稿相同。",
    "The name that standard input goes by; its ending tells the form.": "标准输入当作哪个文件；后缀决定格式。",
    "For people, or for programs.": "给人看，或给程序用。",
    "Write there instead of standard output.": "写到这个文件，而不是标准输出。",
    "Only these rules or letters, parted by commas.": "只用这些规则或字母，用逗号分隔。",
    "Not these rules or letters, parted by commas.": "不用这些规则或字母，用逗号分隔。",
    "error, warning, info or off for one rule.": "给一条规则定级别：error、warning、info 或 off。",
    "Whose limits count: seed, platform, google, wodtke or feishu.": (
        "用谁的限度：seed、platform、google、wodtke 或 feishu。"
    ),
    "Exit 1 when a finding is that severe or worse.": "有这么严重或更严重的问题时，退出码为 1。",
    "Exit 0 whatever was found.": "无论发现什么，退出码都为 0。",
    "Say nothing about findings that this file lists.": "这个文件里列出的问题不再提示。",
    "List today's findings in this file, for --baseline.": "把现有的问题列进这个文件，供 --baseline 使用。",
    "Make the safe edits: full-width figures, missing per cent signs and the like.": (
        "做有把握的修改：全角数字、漏写的百分号等。"
    ),
    "Show the safe edits instead; exit 1 when there are any.": "只显示有把握的修改；有的话退出码为 1。",
    "Review again whenever a draft changes, until interrupted.": "草稿一有变化就重新审阅，直到中断。",
    "Processes that share many lines; as many as there are processors by default.": (
        "用几个进程分担很多行；默认与处理器核数相同。"
    ),
    "Processes that share a large draft; as many as there are processors by default.": (
        "用几个进程分担大份草稿；默认与处理器核数相同。"
    ),
    "Colours; auto heeds NO_COLOR.": "是否着色；auto 会遵从 NO_COLOR。",
    "For people, pages or programs.": "给人看、做网页，或给程序用。",
    "The day that relative dates count from (default: now).": "“年底前”这类日期从哪天算起（默认今天）。",
    "First day of the OKR cycle.": "OKR 周期的第一天。",
    "Last day of the OKR cycle.": "OKR 周期的最后一天。",
    "Month in which the fiscal year begins.": "财年从几月开始。",
    "A draft whose key results are there already: no copies of them.": "已有关键结果的草稿：不再建议相同的。",
    "Propose whole objectives from the metrics alone.": "只凭指标，建议整个目标。",
    "What was known on this day; today by default.": "只用这一天已知的信息；默认今天。",
    "How many at most.": "最多几个。",
    "The last day; by default the end of the cycle or quarter.": "最后一天；默认为周期或季度末。",
    "All targets at this chance (0.7).": "目标值都按这个把握来定（如 0.7）。",
    "For people, or programs.": "给人看，或给程序用。",
    "Have a language model rephrase; the only option that sends anything.": (
        "请语言模型润色；只有这个选项会往外发送内容。"
    ),
    "An OpenAI-compatible endpoint (…/v1).": "兼容 OpenAI 的接口地址（…/v1）。",
    "The model to ask for.": "用哪个模型。",
    "How long to wait for it.": "最多等多久（秒）。",
    "Only this domain (`logistics`).": "只看这个领域（如 `logistics`）。",
    "For `add`: the CSV file to write to; it is added to.": "用于 add：写入的 CSV 文件，在末尾追加。",
    "The driver tree; by default the first of the metric.": "用哪棵分解树；默认为该指标的第一棵。",
    "The last day; by default the key result's own.": "最后一天；默认为关键结果自己的。",
    "Where a driver stands.": "因子现在的数值。",
    "How much of the change it carries.": "它承担多少变动。",
    "A driver that stays as it is.": "保持不变的因子。",
    "How far a driver may go.": "因子的上下限。",
    "For people, or as a draft.": "给人看，或作为草稿。",
    "The last day; by default the key result's or the cycle's.": "最后一天；默认为关键结果或周期的。",
    "Check-lists or tables.": "清单或表格。",
    "Move one target; needs --reason. Prints the record to keep.": (
        "调整一个目标值，必须写 --reason；输出要留存的记录。"
    ),
    "Why the target is moved.": "为什么调整。",
    "Write the moved target into the draft, the old one beside it.": "把新目标值写进草稿，旧的记在旁边。",
    "Exit 1 when a key result is that bad or worse.": "有关键结果这么差或更差时，退出码为 1。",
    "Data older than this count as silence.": "数据比这更旧就算断更。",
    "The forecaster: okr-ai's own, the plain pace, or a textbook model of statsmodels.": (
        "预测方法：okr-ai 自己的、单纯按进度推算，或 statsmodels 的经典模型。"
    ),
    "Also say how each figure was reckoned.": "同时说明每个数是怎么算的。",
    "What the last run saw; .okr-ai-watch.json beside the settings by default.": (
        "上次运行看到的情况；默认为设置旁的 .okr-ai-watch.json。"
    ),
    "Compare, but leave the state as it is.": "只比较，不更新记录。",
    "The forecaster to test; all but auto and pace take minutes.": ("检验哪种预测方法；除 auto 和 pace 外都要几分钟。"),
    "Look at no data after this day.": "不看这一天之后的数据。",
    "Only the past key results, no made targets.": "只用过往的关键结果，不设假想目标。",
    "Also draw the calibration.": "同时画出校准图。",
    "Also write every forecast made.": "同时写出每一次预测。",
    "Where to write it, by its ending: .html, .md, .xlsx, .json, .pdf; `-`: Markdown to standard output.": (
        "写到哪里，后缀决定格式：.html、.md、.xlsx、.json、.pdf；`-` 表示把 Markdown 写到标准输出。"
    ),
    "Which meeting it is for.": "为哪种会议准备。",
    "Whose report it is; the draft's team by default.": "谁的报告；默认为草稿的团队。",
    "An earlier report's or forecast's JSON: tells what changed since.": (
        "以前的报告或预测的 JSON：说明此后有什么变化。"
    ),
    "A team's own page templates and colours.toml.": "团队自己的页面模板和 colours.toml。",
    "How far ahead.": "看多远。",
    "Whose meeting it is; the draft's team by default.": "谁的会议；默认为草稿的团队。",
    "A team's own agenda.md.j2.": "团队自己的 agenda.md.j2。",
    "What is behind the figure.": "这个数背后的情况。",
    "How sure its owner is to hit it: 60%, 0.6 or 6 (of 10).": "负责人有多大信心：60%、0.6，或 6（满分 10）。",
    'How it goes in the owner\'s words: "on track", 有风险.': "负责人自己的说法：如“正常”“有风险”。",
    "The day the figure is of; today by default.": "这是哪一天的数；默认今天。",
    "Who says so.": "谁记录的。",
    "The draft it stands in; the workspace's drafts by default.": "在哪份草稿里；默认为工作区的草稿。",
    "How an objective's score is made; by the weights where some are stated, else the mean.": (
        "目标的得分怎么算；写了权重就按权重，否则取平均。"
    ),
    "Evaluate people: their contribution and growth (person, contribution, growth).": (
        "评价个人：贡献和成长（列：person、contribution、growth）。"
    ),
    "Shares of OKR, contribution, growth.": "OKR、贡献、成长各占多少。",
    "A 360-degree review: person, group, rater, dimension, rating.": (
        "360 度评价（列：person、group、rater、dimension、rating）。"
    ),
    "Raters a group needs to be shown.": "一组至少有几位评价人才显示。",
    "Write the 360-degree review: .html with radar charts, or .xlsx.": "写出 360 度评价：带雷达图的 .html，或 .xlsx。",
    "Where to write it: .html, .md, .xlsx, .json; `-`: Markdown.": (
        "写到哪里：.html、.md、.xlsx、.json；`-` 表示 Markdown。"
    ),
    "Also write the cycle as history, for the next one to learn from.": "同时把这个周期写成历史，供下个周期参考。",
    "Whose cycle it is; the draft's team by default.": "谁的周期；默认为草稿的团队。",
    "Show the version and exit.": "显示版本后退出。",
    "Show this message and exit.": "显示这份说明后退出。",
}
