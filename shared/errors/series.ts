import type { ErrorTexts } from './text.ts'

/** Errors of the batches of one order, and of the results of one batch: each is in order by itself, but they do not fit. */
export const seriesErrors = {
  'series/result-missing': {
    zh: {
      what: '批次 {batchId} 的结果包不全：缺少第 {missing} 个。',
      wayOut:
        '请把缺少的结果包与其余的一起核验；若已遗失，请外包机构连同已交付的案件再次导出（station export --again）。',
    },
    en: {
      what: 'Results of the batch {batchId} are missing: number {missing}.',
      wayOut:
        'Give them along with the others; if they are lost, ask the vendor to export again with what went out before (station export --again).',
    },
  },
  'series/forked': {
    zh: {
      what: '批次 {batchId} 有两个不同的第 {index} 个结果包：{one} 与 {other}。',
      wayOut: '请向外包机构查明以哪一个为准及原因（例如外包机构恢复过备份），只核验那一个。',
    },
    en: {
      what: 'The batch {batchId} has two different results of number {index}: {one} and {other}.',
      wayOut:
        'Ask the vendor which of them counts and why (it may have restored a backup), and verify that one alone.',
    },
  },
  'series/other-seen': {
    zh: {
      what: '第 {index} 个结果包 {found} 不是此前核验过的那一个（{seen}）。',
      wayOut:
        '请向外包机构查明以哪一个为准及原因（例如外包机构恢复过备份）。若此前那个作废，请移走其记录 {record} 后重新核验。',
    },
    en: {
      what: 'Result {index}, {found}, is not the one that was verified before ({seen}).',
      wayOut:
        'Ask the vendor which of them counts and why (it may have restored a backup). If the earlier one is void, move its record {record} away and verify again.',
    },
  },
  'series/other-previous': {
    zh: {
      what: '第 {index} 个结果包（{packageId}）所接续的不是第 {previous} 个结果包 {found}，而是 {named}。',
      wayOut: '请向外包机构索取它所接续的那个结果包，并查明两者为何不同。',
    },
    en: {
      what: 'Result {index} ({packageId}) does not follow result {previous} as it is at hand ({found}), but {named}.',
      wayOut: 'Ask the vendor for the result that it follows, and why there are two.',
    },
  },
  'series/log-cut': {
    zh: {
      what: '第 {index} 个结果包的审核日志被截短：第 {other} 个结果包带出时已有 {lines} 行，现在只有 {found} 行。',
      wayOut: '不要采用该结果；请外包机构说明日志为何变短。',
    },
    en: {
      what: 'The audit log of result {index} was cut: it had {lines} lines when result {other} went out, and has {found} now.',
      wayOut: 'Do not rely on the result; ask the vendor why the log became shorter.',
    },
  },
  'series/log-rewritten': {
    zh: {
      what: '第 {index} 个结果包的审核日志被改写：第 {line} 行不是第 {other} 个结果包带出时的那一行。',
      wayOut: '不要采用该结果；请外包机构说明日志为何与以前不同。',
    },
    en: {
      what: 'The audit log of result {index} was rewritten: line {line} is not the one that went out with result {other}.',
      wayOut: 'Do not rely on the result; ask the vendor why the log is another.',
    },
  },
  'series/opinion-removed': {
    zh: {
      what: '{caseNo}：第 {other} 个结果包中的意见，在第 {index} 个结果包中被去掉或改动了。',
      wayOut: '意见只能追加，不能去掉；请外包机构说明。',
    },
    en: {
      what: '{caseNo}: an opinion that result {other} held was removed from result {index}, or changed.',
      wayOut: 'Opinions are only ever added; ask the vendor to explain.',
    },
  },
  'series/contradiction': {
    zh: {
      what: '第 {index} 个结果包与第 {other} 个相互矛盾：{detailZh}。',
      wayOut: '请把这两个文件和本提示发给外包机构，要求说明。',
    },
    en: {
      what: 'Result {index} contradicts result {other}: {detail}.',
      wayOut: 'Send both files and this message to the vendor and ask for an explanation.',
    },
  },
  'series/not-mergeable': {
    zh: {
      what: '这些结果包不能合并：{detailZh}。',
      wayOut: '只合并同一委托单的结果包；请分别合并。',
    },
    en: {
      what: 'These results cannot be merged: {detail}.',
      wayOut: 'Merge results of one order only, each order by itself.',
    },
  },
  'split/wrong-keys': {
    zh: {
      what: '要拆分为 {parts} 个批次，却给出了 {given} 个接收密钥文件。',
      wayOut: '每个批次给出一个 --to；若都交给同一个站点，只给出一个含 {parts} 把以上未用密钥的文件。',
    },
    en: {
      what: 'The order goes into {parts} batches, and {given} files of receiving keys were given.',
      wayOut:
        'Give one --to for each batch, or a single file with at least {parts} unused keys where one station takes all.',
    },
  },
  'split/too-few-keys': {
    zh: {
      what: '要用 {path} 打包 {parts} 个批次，其中只有 {given} 把接收密钥。',
      wayOut:
        '一把密钥只用于一个批次；请向该站点索取更多（station receiving-key --count {parts}），或减少批次。',
    },
    en: {
      what: '{parts} batches are to be packed to {path}, which holds receiving keys for {given}.',
      wayOut:
        'A key takes one batch: ask the station for more (station receiving-key --count {parts}), or make fewer batches.',
    },
  },
  'split/unplaced-product': {
    zh: {
      what: '产品“{product}”（例如案件 {caseNo}）没有对应的接收密钥。',
      wayOut: '请用 --to {product}=接收密钥文件 指明交给哪个站点；没有产品的案件写作 --to =文件。',
    },
    en: {
      what: 'No receiving key was given for the product "{product}", for example case {caseNo}.',
      wayOut: 'Name its station by --to {product}=FILE; of cases without a product by --to =FILE.',
    },
  },
  'split/too-few-cases': {
    zh: {
      what: '{groups} 组案件不能分给 {parts} 个站点（同一借款人的案件放在一起）。',
      wayOut: '请减少站点数。',
    },
    en: {
      what: '{groups} groups of cases cannot go to {parts} stations (cases of one borrower stay together).',
      wayOut: 'Name fewer stations.',
    },
  },
  'series/unlisted-batch': {
    zh: {
      what: '批次 {batchId} 不在拆分清单 {path} 中。',
      wayOut: '请给出拆分这些批次时生成的 split.json，或去掉不属于它的结果包。',
    },
    en: {
      what: 'The batch {batchId} is not one of {path}.',
      wayOut: 'Give the split.json of these batches, or leave out the result that does not belong to it.',
    },
  },
} as const satisfies ErrorTexts
