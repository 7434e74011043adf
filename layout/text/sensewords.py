"""Words by which the engine's own rule breaks headlines: none is divided, and phrases begin or end with them.

A short list on purpose: the commonest words of headlines, so that most breaks are sound without a dictionary.
"""

from __future__ import annotations

_OPENS = """
举行 举办 召开 开幕 闭幕 启动 成立 发布 公布 印发 出台 实施 施行 完成 建成 开通 通车 开工 竣工 投产 投用 上线
落户 落地 签约 揭牌 亮相 展开 开展 推进 推动 推出 促进 助力 助推 带动 引领 赋能 打造 建设 构建 建立 形成 实现
突破 超过 达到 增长 下降 上涨 下调 上调 提高 提升 降低 扩大 减少 增加 加快 加强 深化 优化 完善 破解 解决 保障
保护 焕发 激发 释放 返回 抵达 前往 出席 会见 考察 调研 强调 指出 呼吁 征求 收录 收获 获得 荣获 入选 当选 成为
迎来 走进 走出 走向 进入 正式 全面 全力 持续 首次 首个 首批 首届 今年 今起 明起 近日 昨日 今日 如何 怎样 为何
何以 必须 应当 可以 不能 没有 不再 还是 只要 只有 让出 守护 点亮 照亮 绘就 谱写 书写 讲述 记录 见证 探索 寻找
发现 研发 研制 发射 运送 发送 运行 参加 参与 支持 服务
"""
_ENDS = """
公司 集团 大学 学院 学校 中学 小学 中心 联盟 协会 学会 基金 论坛 大会 大赛 会议 活动 项目 工程 计划 平台 基地
园区 园林 医院 银行 政府 市场 企业 产业 时代 技术 科技 报告 方案 办法 条例 意见 系统 机制 行动 专题 引擎 报纸
旅客 难题 里程 生活 收入 社区 街区 城区 城市 乡村 农村 地区 孩子 青年 少年 老人 学生 教师 居民 市民 群众 专家
科学 科学家 研究 成果 样品 资助 需求 创新 创业 发展 改革 合作 安全 质量 标准 经济 社会 文化 教育 环境 生态 资源
能源 交通 铁路 公路 高铁 地铁 航班 机场 年度 季度 经济圈 生物圈
"""
_KEEPS = """
重点 重大 重要 新型 高端 智能 数字 数据 信息 网络 人工 绿色 低碳 国家 全国 中国 我国 全球 世界 国际 国内 关键
存款 贷款 准备 准备金 准备金率 科创 电梯 加装 排版 标点 符号 用法 修订 归档 工程 公里 百分 百分点 暑假 寒假 精彩
悬念 制造 演出 观众 实验 空间 空间站 委员 委员会 领导 干部 书记 主席 总理 部长 省长 市长 记者 本报 营业 商业
工业 农业 金融 投资 消费 就业 医疗 健康 养老 住房
"""
OPENS = frozenset(_OPENS.split())  #: verbs and the like that begin the second half of a headline
ENDS = frozenset(_ENDS.split())  #: words with which names and phrases end
WORDS = OPENS | ENDS | frozenset(_KEEPS.split())  #: all that are kept together
LONGEST = max(map(len, WORDS))
