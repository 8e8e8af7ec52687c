/**
 * The ethnic groups of China as identity cards print them, without 族, and the two other entries that cards carry.
 * Source: GB/T 3304-1991.
 */
const ethnicities: ReadonlySet<string> = new Set(
  (
    '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 ' +
    '达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 ' +
    '门巴 珞巴 基诺 穿青人 其他'
  ).split(' '),
)

export function isEthnicity(text: string): boolean {
  return ethnicities.has(text)
}

/** Characters that stand in the list only, as what the main reader takes them for. */
const misread: Readonly<Record<string, string>> = {
  亿: '仡',
  么: '仫',
  翰: '斡',
  幹: '斡',
  尓: '尔',
  低: '佤',
}

/**
 * The entry that a text which is no entry was printed as: the only one of its length that differs in one character, a usual
 * misreading put right first. `null` if there is none or more than one; a single character tells nothing.
 */
export function nearestEthnicity(text: string): string | null {
  const usual = [...text].map((character) => misread[character] ?? character).join('')
  if (isEthnicity(usual)) return usual
  if (text.length < 2) return null
  const near = [...ethnicities].filter((entry) => differsOnce(entry, usual))
  return near.length === 1 ? (near[0] ?? null) : null
}

function differsOnce(entry: string, text: string): boolean {
  return (
    entry.length === text.length &&
    [...entry].filter((character, index) => character !== text[index]).length === 1
  )
}
