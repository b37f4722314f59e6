"""The words of messages to the robots of groups, and of what became of them."""

from collections.abc import Mapping

from workplan.views.words.text import Text

MESSAGING: Mapping[str, Text] = {
    "title": Text("预警提醒 {part}/{parts}", "Alerts {part}/{parts}"),
    "about.one": Text("《{plan}》截至 {day} 共 {number} 条预警", "“{plan}”: {number} alert as of {day}"),
    "about.other": Text("《{plan}》截至 {day} 共 {number} 条预警", "“{plan}”: {number} alerts as of {day}"),
    "cut": Text("……（过长，已截断）", "… (too long, cut here)"),
    "nothing": Text("没有预警，不生成消息", "no alerts, so no message"),
    "nothing.send": Text("没有预警，未发送消息", "no alerts, so nothing was sent"),
    "sent.one": Text("已发送到{robot}：1 条消息，{alerts}", "sent to {robot}: 1 message with {alerts}"),
    "sent.other": Text(
        "已发送到{robot}：{number} 条消息，{alerts}", "sent to {robot}: {number} messages with {alerts}"
    ),
    "waiting": Text(
        "已发送 {sent}/{total} 条，{seconds} 秒后继续",
        "{sent} of {total} messages sent, going on in {seconds} s",
    ),
    "interrupted": Text(
        "已中断：已发送 {sent}/{total} 条，第 {next} 条是否送达请到群里查看",
        "interrupted: {sent} of {total} messages sent; look in the group whether number {next} arrived",
    ),
    "not-sent": Text(
        "{robot}：{total} 条消息一条也没有发出：{reason}",
        "{robot}: nothing was sent (0 of {total} messages): {reason}",
    ),
    "half-sent": Text(
        "{robot}：{total} 条消息只发出了前 {sent} 条，第 {next} 条起没有发出：{reason}",
        "{robot}: {sent} of {total} messages sent, none from number {next} on: {reason}",
    ),
    "not-known": Text(
        "{robot}：{total} 条消息已发送 {sent} 条，第 {next} 条可能已送达，也可能没有：{reason}",
        "{robot}: {sent} of {total} messages sent; number {next} may have arrived or not: {reason}",
    ),
}

ROBOTS: Mapping[str, Text] = {
    "wecom": Text("企业微信", "WeCom"),
    "dingtalk": Text("钉钉", "DingTalk"),
    "feishu": Text("飞书", "Feishu"),
}

# Calls that cannot be carried out; `example` is how to say it right.
SENDING: Mapping[str, Text] = {
    "send-needs-robot": Text(
        "--send 只能与 --format {formats} 一起用，例如 `workplan alerts --format {example} --send`",
        "--send goes only with --format {formats}, for example `workplan alerts --format {example} --send`",
    ),
    "no-address": Text(
        "没有设置环境变量 {name}：它是群机器人的 webhook 地址。例如：\n"
        "  read -rs {name}; export {name}    # 粘贴地址，不显示也不留在命令历史里",
        "the environment variable {name} is not set; it holds the webhook address of the group's robot. "
        "For example:\n"
        "  read -rs {name}; export {name}    # paste the address: not shown, not kept in the history",
    ),
    "unreadable": Text(
        "环境变量 {name} 不是网址（为保密不显示其内容）；请从群机器人的设置中重新复制，形如 {example}",
        "the environment variable {name} holds no address (not shown, for it is secret); "
        "copy it again from the settings of the robot; it looks like {example}",
    ),
    "unprotected": Text(
        "环境变量 {name} 的地址以 http:// 开头，密钥会被人看到；请改用 https://（本机地址除外）",
        "the address in the environment variable {name} begins with http://, which shows the key to anyone; "
        "use https:// (http only for this machine)",
    ),
}

SENT_NOT_PRINTED = Text("消息已发送，但结果未能输出", "sent, but the result could not be printed")

ADDRESSES: Mapping[str, str] = {
    "wecom": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…",
    "dingtalk": "https://oapi.dingtalk.com/robot/send?access_token=…",
    "feishu": "https://open.feishu.cn/open-apis/bot/v2/hook/…",
}

_KEY = Text(
    "地址中的密钥不对，或机器人已被移出群；请从群机器人的设置中重新复制地址",
    "the key in the address is wrong, or the robot is no longer in the group; "
    "copy the address again from the settings of the robot",
)
_SIGNATURE = Text(
    "签名不对；请核对 {secret} 是否为机器人设置中“加签（签名校验）”的密钥，并校准本机时钟",
    "the signature does not match; see that {secret} holds the secret from the settings of the robot, "
    "and that the clock of this machine is right",
)
_KEYWORD = Text(
    "消息中没有机器人设置的关键词；请在机器人设置中加上关键词“{keyword}”，每条消息都有它",
    "the message has none of the robot's keywords; add the keyword “{keyword}” in the settings of the robot: "
    "every message has it",
)
_PLACE = Text(
    "本机的 IP 地址不在机器人的白名单中；请在机器人设置中加上它",
    "the IP address of this machine is not allowed; add it in the settings of the robot",
)
_STOPPED = Text(
    "机器人已停用或群已解散；请在群里重新启用或新建机器人",
    "the robot is switched off, or the group is gone; switch it on or add a new one",
)
_LENGTH = Text(
    "服务认为消息过长；请用 --owner 或 --section 分开发送",
    "the service finds the message too long; send less with --owner or --section",
)

_CONTENT = Text(
    "服务认为内容不合适；请用 `workplan alerts` 查看文字",
    "the service finds the content unsuitable; see the texts with `workplan alerts`",
)

# By the service and its code; of DingTalk's code for three things, by what its words are about.
REFUSALS: Mapping[str, Text] = {
    "wecom.93000": _KEY,
    "wecom.40058": _LENGTH,
    "dingtalk.300001": _KEY,
    "dingtalk.300005": _KEY,
    "dingtalk.400101": _KEY,
    "dingtalk.400106": _KEY,
    "dingtalk.40035": _KEY,
    "dingtalk.400013": _STOPPED,
    "dingtalk.400102": _STOPPED,
    "dingtalk.460101": _LENGTH,
    "dingtalk.310000.keyword": _KEYWORD,
    "dingtalk.310000.sign": _SIGNATURE,
    "dingtalk.310000.timestamp": _SIGNATURE,
    "dingtalk.310000.whitelist": _PLACE,
    **{f"dingtalk.{code}": _CONTENT for code in (430101, 430102, 430103, 430104)},
    "feishu.19001": _KEY,
    "feishu.19007": _STOPPED,
    "feishu.19021": _SIGNATURE,
    "feishu.19022": _PLACE,
    "feishu.19024": _KEYWORD,
}

TROUBLES: Mapping[str, Text] = {
    "unreached": Text(
        "连接不上（{said}）；请检查网络、代理（https_proxy）和 {address} 中的主机名",
        "it cannot be reached ({said}); see to the network, the proxy (https_proxy) "
        "and the host in {address}",
    ),
    "misrouted": Text(
        "{address} 中的主机名或代理（https_proxy）的写法不对，没有发送；请检查两者",
        "the host in {address} or the proxy (https_proxy) is not written as one, and nothing was sent; "
        "see to both",
    ),
    "untrusted": Text(
        "服务器的证书不可信（{said}），没有发送；请检查 {address} 中的主机名，"
        "或单位代理的根证书（SSL_CERT_FILE）",
        "the certificate of the server cannot be trusted ({said}), and nothing was sent; see to the host in "
        "{address}, or to the root certificate of your proxy (SSL_CERT_FILE)",
    ),
    "unanswered": Text(
        "已发出，但没有收到回答（{said}）；请先到群里看一看，再决定是否重发",
        "it was sent, but no answer came ({said}); look in the group before you send again",
    ),
    "unreadable": Text(
        "回答不是{robot}的格式；请检查 {address} 是否为机器人的地址，并到群里看一看",
        "the answer is not one of {robot}; see that {address} holds the address of the robot, "
        "and look in the group",
    ),
    "redirected": Text(
        "地址转向了别处（HTTP {code}），没有跟随，以免泄露密钥；请检查 {address}",
        "the address points elsewhere (HTTP {code}), which was not followed, to keep the key; "
        "see to {address}",
    ),
    "status": Text(
        "服务器拒绝（HTTP {code}）；请检查 {address}，若为 5xx 请稍后重试",
        "the server refused (HTTP {code}); see to {address}, or for 5xx try again later",
    ),
    "refused": Text("{robot}拒绝（{code}）：{said}", "{robot} refused ({code}): {said}"),
    "busy": Text(
        "发送过于频繁（{code}），多次重试仍未成功；请十分钟后再发",
        "too many messages ({code}), even after waiting; send again in ten minutes",
    ),
    "refused.known": Text("{remedy}（{robot} {code}：{said}）", "{remedy} ({robot} {code}: {said})"),
}
