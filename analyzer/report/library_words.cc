// SPDX-License-Identifier: Apache-2.0
#include "report/library_words.h"

#include <algorithm>
#include <iterator>

#include "rules/rule_parts.h"

namespace dtsdoctor {
namespace {

constexpr Words kWords[] = {
    // ---- strerror
    {"No such file or directory", "没有该文件或目录"},
    {"Permission denied", "没有访问权限"},
    {"Operation not permitted", "不允许该操作"},
    {"Is a directory", "这是一个目录"},
    {"Not a directory", "路径中有一段不是目录"},
    {"Input/output error", "输入/输出错误"},
    {"No space left on device", "磁盘空间不足"},
    {"Disk quota exceeded", "超出磁盘配额"},
    {"Read-only file system", "文件系统只读"},
    {"File name too long", "文件名过长"},
    {"File too large", "文件过大"},
    {"Too many levels of symbolic links", "符号链接层数过多"},
    {"Too many open files", "打开的文件过多"},
    {"Cannot allocate memory", "内存不足"},
    {"Bad file descriptor", "文件描述符无效"},
    {"Invalid argument", "参数无效"},
    {"No such device or address", "没有该设备或地址"},
    {"Text file busy", "文件正在使用"},
    {"Stale file handle", "文件句柄已失效"},
    {"File exists", "文件已存在"},
    {"Device or resource busy", "设备或资源正忙"},
    {"No such device", "没有该设备"},
    {"Resource temporarily unavailable", "资源暂时不可用"},
    {"No locks available", "没有可用的锁"},
    {"Connection timed out", "连接超时"},
    {"Connection reset by peer", "连接被对方重置"},
    {"Transport endpoint is not connected", "传输端点未连接"},
    {"Too many open files in system", "系统打开的文件过多"},
    {"Value too large for defined data type", "数值超出数据类型的范围"},
    {"Remote I/O error", "远程输入/输出错误"},
    {"Broken pipe", "管道已断开"},

    // ---- the JSON parser: what it was reading, and what it met
    {"value", "值"},
    {"object key", "对象的键"},
    {"object separator", "键与值之间的分隔符"},
    {"object", "对象"},
    {"array", "数组"},
    {"end of input", "输入的结尾"},
    {"string literal", "字符串"},
    {"number literal", "数字"},
    {"true literal", " true"},
    {"false literal", " false"},
    {"null literal", " null"},
    {"'['", " '['"},
    {"']'", " ']'"},
    {"'{'", " '{'"},
    {"'}'", " '}'"},
    {"':'", " ':'"},
    {"','", " ','"},
    {"'[', '{', or a literal", " '['、'{' 或一个值"},
    {"invalid literal", "无法识别的值"},
    {"invalid string: missing closing quote", "字符串无效：缺少结尾的引号"},
    {"invalid string: forbidden character after backslash", "字符串无效：反斜杠后的字符不允许"},
    {"invalid string: '\\u' must be followed by 4 hex digits",
     "字符串无效：'\\u' 之后必须是 4 位十六进制数字"},
    {"invalid string: surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF",
     "字符串无效：代理字符 U+D800..U+DBFF 之后必须是 U+DC00..U+DFFF"},
    {"invalid string: surrogate U+DC00..U+DFFF must follow U+D800..U+DBFF",
     "字符串无效：代理字符 U+DC00..U+DFFF 之前必须是 U+D800..U+DBFF"},
    {"invalid string: ill-formed UTF-8 byte", "字符串无效：不是正确的 UTF-8 字节"},
    {"invalid number; expected digit after '-'", "数字无效：'-' 之后应为数字"},
    {"invalid number; expected digit after '.'", "数字无效：'.' 之后应为数字"},
    {"invalid number; expected '+', '-', or digit after exponent",
     "数字无效：指数符号之后应为 '+'、'-' 或数字"},
    {"invalid number; expected digit after exponent sign", "数字无效：指数的正负号之后应为数字"},
};

}  // namespace

std::string_view library_wording(std::string_view english) {
  const auto entry = std::find_if(std::begin(kWords), std::end(kWords),
                                  [&](const Words& each) { return each.en == english; });
  return entry == std::end(kWords) ? std::string_view() : entry->zh;
}

}  // namespace dtsdoctor
