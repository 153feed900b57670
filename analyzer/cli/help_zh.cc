// SPDX-License-Identifier: Apache-2.0
#include "cli/help_texts.h"

namespace dtsdoctor {
namespace {

const char* const kDiagnose =
    R"(dtsdoctor：说明阿里云数据传输服务 DTS 的任务为什么失败，以及如何解决

用法：
  dtsdoctor [选项] [FILE...]         诊断 FILE；不写 FILE 或写 "-" 时读取标准输入
  dtsdoctor check [选项] FILE...     任务启动前：检查任务配置及其 RAM 文档中的问题
  dtsdoctor scan [选项] PATH...      批量扫描文件、目录和压缩包中的日志：统计次数，给出一份报告
  dtsdoctor merge REPORT...          将多次扫描的报告合并为一份
  dtsdoctor explain ID|CODE|TEXT     离线查阅规则库（--list 列出全部）
  dtsdoctor rules list|check|...     规则库：查看、自检、测速、起草新规则
  dtsdoctor redact [FILE...]         输出脱敏后的内容，便于分享：去除敏感信息，以标签代替 ID

FILE 可以是任何失败时的输出：控制台文字、aliyun CLI、SDK、Terraform、JSON、日志。内容是任务配置或 RAM
文档的 FILE 会自动按其内容使用；无法解析时会给出警告。支持 UTF-16 和 GBK 编码，以及 gzip、zstd、xz、
bzip2、lz4、tar、zip 和 7z，可多层嵌套（case.zip!logs/dts.log.gz）。由多个文件
连成的文本也可以，每个文件之前有一行 "==> 名称 <=="，即 head、tail 和 dtsdoctor redact 的写法
（ticket.txt#task.json）。

诊断依据：
  -c, --config FILE        提交的任务配置：ConfigureDtsJob 请求（JSON、命令行、URL）、DescribeDtsJobDetail
                           的返回结果、Terraform（HCL、state、plan JSON）、ROS 模板，或将请求或控制台中
                           的字段写成 JSON 或逐行列出（可重复）
  -e, --evidence FILE      佐证文档：aliyun ram GetRole、ListRoles、ListPoliciesForRole、GetPolicy、
                           GetPolicyVersion、GetUser 或 sts GetCallerIdentity 的输出，或者单独的一份
                           策略；JSON 或 XML 均可，也可以是 SDK 的返回对象，或多条命令的输出；含 RAM
                           资源的 Terraform state（可重复）
      --account UID        创建任务的阿里云账号 ID，没有 GetCallerIdentity 的输出时使用
      --task ID|NAME       配置、查询结果或日志中有多个任务时，指明是哪一个
      --fact KEY=VALUE     只有您知道的事实，诊断结果的“下一步”会提示（可重复）
      --assume-dts         将所有记录都视为来自 DTS；用 -c 给出任务配置时也是如此，但调用其他产品的
                           记录除外，scan 中除外
      --known-only         不统计没有规则能解释的错误
      --since TIME, --until TIME
                           只看这段时间内输出的错误，例如 2026-03-04、2026-03-04T05:06 或
                           2026-03-04T05:06:07+08:00，含起止时刻。没有时间的错误会保留（例如 syslog
                           的行没有年份），并报告其数量
      --time-zone ZONE     未写时区的时间所在的时区：+08:00、Z（默认 UTC）；"CST" 不能用作时区
      --rules DIR          增加或覆盖规则（可重复）
      --no-builtin-rules   只使用 --rules 给出的规则

输出：
  -o, --output FILE        写入文件，不再写到标准输出；要么写完整，要么不写
  -f, --format F           text      供人阅读（默认）
                           json      一个对象，格式见 docs/report.schema.json
                           jsonl     每行一个对象：先按输入顺序给出诊断，最后是报告
                           markdown  可贴入工单或合并请求
                           sarif     SARIF 2.1.0，用于代码扫描和编辑器
                           csv       每个诊断、检查结果和未识别的错误各占一行
                           junit     JUnit XML，用于 CI：每个输入一个测试套件
                           github    GitHub Actions 的注解，最多十条
                           html      一个完整的网页文件，可打开、打印或转发
      --lang en|zh         输出语言；默认取自 LC_ALL、LC_MESSAGES、LANG
      --color WHEN         auto（默认）、always、never；优先于 NO_COLOR，NO_COLOR 优先于 FORCE_COLOR
      --why                在每个结论之后说明依据
  -q, --quiet              只输出要点
      --redact secrets|ids
                           secrets（默认）：始终去除密码、AccessKey 和令牌；
                           ids：账号、角色、用户、实例、任务和主机也以标签代替
      --fail-on LEVEL      达到下列级别时以 1 退出：有任何诊断、有可能的原因、有已确认的原因、有未识别的
                           错误（any|likely|confirmed|unexplained，可重复）

上限（达到时会在报告中说明）：
      --examples N         每个诊断保留的匹配数（5）
      --max-line N         一行的字节数（1048576）
      --max-record N       一条多行记录的字节数（4194304）
      --max-streams N      交错输出的程序数（64）
      --max-interleave N   一条记录中夹杂的其他程序的行数（1000）
      --max-held N         为保持顺序而暂存的记录的字节数（67108864）
      --max-document N     一个文档的字节数；更长的任务列表返回结果会逐个任务读取（16777216）
      --max-depth N        JSON 或 XML 文档的嵌套层数（200）
      --max-nesting N      压缩包与压缩文件的嵌套层数（5）
      --max-unpacked N     一个 FILE 解包后的字节数，各层合计（68719476736）
      --max-members N      一个 FILE 中的文件数：压缩包的成员，或一份文本拼接的多个文件（10000）
      --max-layers N       每条记录拆解的封装层数（32）
      --max-diagnoses N    不同的诊断数（1000）
      --max-tasks N        从一份配置中读取的任务数（1000）
      --max-paste N        会拼接断行后重读的输入的字节数（1048576）
      --max-templates N    未识别错误的模板数（256）：保留出现最多的

      --help, --version    显示本帮助；显示版本

决定读什么、报告什么、如何判断的选项，如果对某个命令不起作用，该命令会拒绝；颜色、语言、线程数、
进度、上限、-q 和 --why 即使不起作用也没有影响，因此都接受。

退出状态：
  0  运行到结束，不论结果如何
  1  达到 --fail-on 的级别
  2  用法有误、配置或佐证文档不可用，或没有可读取的 FILE
  3  部分输入无法读取（报告中仍有已得出的结论），或报告无法写出
  4  规则库无效

只读取您提供的内容：不访问网络，不需要账号，不取系统时间。
)";

const char* const kCheck =
    R"(dtsdoctor check：在任务启动之前找出跨账号任务的问题

用法：
  dtsdoctor check [选项] FILE...

FILE 是任意形式的任务配置，或 aliyun ram GetRole、ListRoles、ListPoliciesForRole、GetPolicy、
GetPolicyVersion、sts GetCallerIdentity 的输出，或单独的一份策略；按内容识别，也可用 -c 和 -e 指明。
其中的报错文本（或用 -e 提供的报错文本）供需要它的规则使用。缺少所需信息的规则列为“未检查”，不会算作
通过，并给出获取这些信息的命令。

选项：
  -c, --config FILE, -e, --evidence FILE, --account UID, --task ID|NAME, --fact KEY=VALUE,
  --rules DIR, --no-builtin-rules, -f FORMAT, --lang en|zh, --color WHEN, -q 以及各项上限：与诊断时相同，
  请参阅 dtsdoctor --help
      --fail-on any        有任何检查结果即以 1 退出，不限于错误

退出状态：
  0  没有发现错误
  1  发现错误
  2  用法有误，或没有可检查的内容
  3  部分输入无法读取
  4  规则库无效
)";

const char* const kExplain = R"(dtsdoctor explain：离线查阅规则库

用法：
  dtsdoctor explain ID|CODE|TEXT     报错、原因或解决方法的 ID、错误码，或粘贴的报错
  dtsdoctor explain matrix           DTS 跨账号支持的数据库与地域
  dtsdoctor explain --list           全部错误，每行一个
  dtsdoctor explain --all -f F       全部内容，合为一个文档（markdown、json）

错误码可以带或不带 DTS.Msg.，不区分大小写；也可以写 API 的 key（dts.retry.err.0069 即
DTS-RETRY-ERR-0069）、数据库的符号名或 SQLSTATE，或者只写编号。报告中的事实（endpoint.role_name）和
任务配置的字段（SourceEndpointRole、"RAM 角色名称"）也可以查询。

选项：
  -f text|json|markdown, --lang en|zh, --color WHEN, --rules DIR, --no-builtin-rules

退出状态：
  0  有相关内容
  1  没有相关内容（标准错误中给出相近的）
  2  用法有误
  3  标准输入未能读完
  4  规则库无效
)";

const char* const kRules = R"(dtsdoctor rules：规则库

用法：
  dtsdoctor rules list [WORD...]    提到所有 WORD 的规则：ID、状态、错误码和标题
  dtsdoctor rules check             用每条规则自带的正例和反例自检，输出完整的表格
  dtsdoctor rules coverage          按类别和数据库统计规则的覆盖范围
  dtsdoctor rules profile FILE...   每条规则在这些日志上的开销：候选数、匹配数、耗时
  dtsdoctor rules stub [FILE]       根据报错文本起草规则（不写 FILE 时读取标准输入）；
                                    草稿可直接加载，并注明需要人工填写之处
  dtsdoctor rules stub REPORT --cluster N|TEMPLATE
                                    同上，取自 JSON 报告中某个未识别错误的示例：
                                    第 N 个（从 1 起），或模板为 TEMPLATE 的那个

list 的选项：
  --area AREA, --engine ENGINE, --stage STAGE, --status experimental|stable|deprecated

选项：
  -f text|json|csv|markdown, --rules DIR（可重复；后面的目录按 ID 覆盖前面的）,
  --no-builtin-rules, --lang en|zh

退出状态：
  0  正常结束
  1  没有可供起草规则的内容
  2  用法有误
  3  部分 FILE 无法读取
  4  规则无效，或有示例未通过
)";

const char* const kScan = R"(dtsdoctor scan：在大量日志中找出哪些任务失败、原因何在、出现了多少次

用法：
  dtsdoctor scan [选项] PATH...

PATH 是文件、目录（含其中全部内容）、压缩包，或表示标准输入的 "-"；命名管道和设备只有直接写为 PATH 时才会
读取。每个输入在报告中都有状态。其中的任务配置和 RAM 文档只会列出，不用于下结论。

目录按深度优先读取，名称按字节排序，包括隐藏文件。会跟随链接，但已读取或将会读取的内容不会重复读取；前面的
PATH 已读过的文件，以及同一文件的另一个名称（硬链接）也是如此，其状态会注明按哪个名称读取。指向不存在目标
的链接、无法列出的目录，以及列出后消失的文件，都算作无法读取的输入。

按 Ctrl-C（SIGINT、SIGTERM）停止读取：仍会输出已得出的报告，未读取的部分会注明，退出状态为 3。再按一次立即
结束程序。

读取目录中的哪些内容：
      --include GLOB       只读取匹配的文件，或位于匹配目录中的文件（可重复）
      --exclude GLOB       不读取匹配的文件和目录；优先于 --include（可重复）

不含 "/" 的 GLOB 与名称比较，含 "/" 的与 PATH 之下的路径比较。*、?、[a-z] 和 [!a-z] 不跨越名称，**/ 表示
任意层目录，/** 表示其下全部内容；以 "/" 结尾时只匹配目录。直接写为 PATH 的文件总会读取；对压缩包的成员不作
筛选。

      --ignore ID          略去该规则能解释的记录，计入已跳过（可重复）

如何读取：
      --jobs N             线程数（默认为处理器数，最多 4）；无论多少，报告都相同。不超过 --max-paste 的
                           输入与诊断时一样按粘贴的文本读取，更长的按程序日志读取
      -f jsonl             每个诊断首次出现时输出一行，管道未关闭时也是如此；最后一行是完整的报告，
                           含统计数

每晚运行：
      --state FILE         只读取上次使用该 FILE 运行之后新增的内容，并将读到的位置写入其中。不能有两次
                           运行同时使用它
  -o, --output REPORT      将报告写入文件，不再写到标准输出；没有 --state 时也可使用
      --max-remembered N   状态中保留的、本次未遇到的文件数，保留最近的（100000）

文件按内容识别：改名、复制、复制后截断或压缩之后，都从上次读到的位置继续；重新写过的文件从第一行读起。不足
4096 字节的文件还要看名称或 inode。含成员的压缩包只读取一次。没有换行符的最后一行留给下一次运行，即使没有
新内容也会读取。跨越两次运行的记录，其后半部分在下一次运行中自成一条记录。标准输入和管道每次都完整读取。

使用 -o 时，REPORT 和 FILE 一次写成：无论何时被中止，一次运行要么全部计入，要么完全不计入；请让每次运行使用
各自的 REPORT（-o reports/$(date +%F).json），并放在读取范围之外。不使用 -o 时，状态在报告输出之后写入：
在两者之间被中止的运行会计入两次。按 Ctrl-C 之后，下一次运行从停止的位置继续，但没有读完的压缩包会重新读取。
--since 和 --until 只决定报告哪些错误，不决定读取哪些内容：本次略去的错误，以后的运行也不会再报告。

运行期间：
      --progress WHEN      auto（默认）：标准错误是终端且没有 -q 时显示一行进度；always、never。大小按
                           存储的字节计算；总数得知后才显示

新出现的错误：
      --baseline REPORT    此前由 scan 或 merge 生成的报告（-f json、jsonl；可以是压缩的）：其中没有的标记
                           为新出现，--fail-on 只看这些

选项：
  --since TIME, --until TIME, --time-zone ZONE：只看这段时间内输出的错误，请参阅 dtsdoctor --help
  -f FORMAT, --lang en|zh, --color WHEN, --fail-on LEVEL, --assume-dts, --known-only,
  --rules DIR, --no-builtin-rules 以及各项上限：与诊断时相同，请参阅 dtsdoctor --help

退出状态：
  0  运行到结束，不论结果如何
  1  达到 --fail-on 的级别
  2  用法有误，或没有可读取的内容
  3  部分输入无法读取（报告中仍有已得出的结论）
  4  规则库无效
)";

const char* const kMerge = R"(dtsdoctor merge：将多次扫描的报告合并为一份

用法：
  dtsdoctor merge [选项] REPORT...

REPORT 是 `dtsdoctor scan -f json` 或 `-f jsonl` 的输出，或 merge 自己的输出；"-" 表示标准输入。可以是压缩的
或位于压缩包中，也可以多份首尾相接，因此多台机器的输出直接拼接即可：cat part-*.jsonl | dtsdoctor merge -

合并的结果与一次扫描全部内容相同：规则、端点、任务和身份都一致的诊断合为一个；次数、文件、任务、时间和分布
精确相加，与顺序和分组无关。匹配保留时间最早的。没有规则能解释的错误，模板相同的合为一个。两份报告都有的输入
会计入两次；同一次调用的错误出现在两份报告中时也是如此，因为请求 ID 只有各次扫描自己知道。文字沿用各份报告
原有的文字，请使用同一种 --lang。规则版本不同的报告，只要双方都有的 ID 含义相同，也可以合并。

选项：
      --baseline REPORT    此前由 scan 或 merge 生成的报告：其中没有的标记为新出现，--fail-on 只看这些
      --examples N         每个诊断保留的匹配数（5）
      --max-diagnoses N    不同的诊断数（1000）：超出的按规则合计
      --max-templates N    未识别错误的模板数（256）：保留出现最多的
      --max-report N       一份 REPORT 的字节数（268435456）
  -f FORMAT, --lang en|zh, --color WHEN, -q, --fail-on LEVEL：与诊断时相同，请参阅 dtsdoctor --help

退出状态：
  0  合并完成，不论结果如何
  1  达到 --fail-on 的级别
  2  用法有误，REPORT 不是报告或某个 ID 的含义不同，或没有可读取的 REPORT
  3  部分 REPORT 无法读取，合并结果中只有其余的
  4  规则库无效
)";

const char* const kRedact = R"(dtsdoctor redact：对失败时的输出脱敏，便于分享

用法：
  dtsdoctor redact [选项] [FILE...]    重新输出 FILE 或标准输入

去除并以 "***" 代替：密码、AccessKey ID 与 Secret、令牌、私钥，不论其引号和编码形式；8 个字符以上且不全是字母
的敏感信息，在没有标签的地方也会去除。文档已损坏、密码可能在任何位置结束时，直到下一个键或行尾全部去除。

以 "<account-1>" 之类的标签代替：账号、RAM 用户和角色的 ID，角色和用户、实例和网络、任务、主机和地址、数据库、
表的名称，以及电话号码；按形式或所在字段识别，识别后凡出现之处一律代替，除非它可能是普通单词。一次运行中，
同一个值在所有 FILE 里的标签都相同。

保留：报错文本、错误码、请求 ID、时间、地域、通用的名称（root、AliyunDTSDefaultRole），以及 DTS 用来连接的
100.64.0.0/10。无法从形式或字段看出是名称的内容也会保留，例如 DbList 的键：分享之前请再看一遍。

FILE 会解包并转为 UTF-8；有多个时，每个之前有一行 "==> 名称 <=="。
输出的内容可以直接用于诊断：标签相同即 ID 相同，但 ID 的写法未知。

选项：
      --redact ids|secrets
                           ids（默认）：两者都处理；secrets：只去除敏感信息
  -o, --output FILE        写入文件，不再写到标准输出；要么写完整，要么不写
      --max-document N     暂存的字节数，使后面的内容也能决定第一行要去除什么（16777216）；
                           超出时分段处理
      --max-labels N       区分的 ID 数（100000）；其余的一律写作 "<account>"
      --max-nesting N, --max-unpacked N, --max-members N：与诊断时相同，请参阅 dtsdoctor --help

退出状态：
  0  已输出
  2  用法有误，或没有可读取的 FILE
  3  部分输入无法读取，其余的已输出
)";

}  // namespace

const HelpPages kHelpZh = {kDiagnose, kCheck, kExplain, kRules, kScan, kMerge, kRedact};

}  // namespace dtsdoctor
