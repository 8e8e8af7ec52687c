import type { AuditHead } from '../../shared/domain/audit.ts'
import type { DestructionStatement } from '../../shared/domain/destruction.ts'
import type { Language } from '../../shared/errors/error.ts'
import { type DestructionRow, type DestructionTexts, destructionTexts } from './destructionTexts.ts'

/** The certificate of a destruction as one page of HTML to print: no script, nothing from outside of the page. */
export function destructionCertificate(statement: DestructionStatement, language: Language): string {
  const texts = destructionTexts[language]
  const { operator, witness } = statement
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(`${texts.title} ${statement.batchId}`)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeHtml(texts.title)}</h1>
<p>${escapeHtml(texts.lead)}</p>
<table>
${rowsOf(statement, texts)
  .map(([row, value]) => `<tr><th>${escapeHtml(texts.rows[row])}</th><td>${escapeHtml(value)}</td></tr>`)
  .join('\n')}
</table>
<h2>${escapeHtml(texts.limitsTitle)}</h2>
<ul>
${limitsOf(statement, texts)
  .map((limit) => `<li>${escapeHtml(limit)}</li>`)
  .join('\n')}
</ul>
<div class="hands">
${[
  [texts.rows.operator, operator],
  [texts.rows.witness, witness],
]
  .map(
    ([role = '', name = '']) =>
      `<p>${escapeHtml(role)} ${escapeHtml(name)}<span>${escapeHtml(texts.signature)}</span><span>${escapeHtml(texts.date)}</span></p>`,
  )
  .join('\n')}
</div>
<footer>${escapeHtml(texts.footer)}</footer>
</body>
</html>
`
}

const style = `
@page { size: A4; margin: 18mm }
body { font: 10.5pt/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #111; max-width: 174mm; margin: 0 auto }
h1 { font-size: 18pt; text-align: center; margin: 0 0 6mm }
h2 { font-size: 11.5pt; margin: 5mm 0 1mm }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #777; padding: 1mm 2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { width: 42mm; font-weight: 500 }
.hands p { display: flex; gap: 8mm; margin: 8mm 0 0 }
.hands span { flex: 1; border-bottom: 1px solid #111; color: #555 }
footer { margin-top: 6mm; font-size: 8.5pt; color: #555 }
`

function rowsOf(statement: DestructionStatement, texts: DestructionTexts): [DestructionRow, string][] {
  const { cases, documents, amendments = [], accepted, tool } = statement
  return [
    ['vendor', statement.vendor],
    ['lender', statement.lender],
    ['order', statement.orderId],
    ['batch', statement.batchId],
    ['digest', statement.batchSumsSha256],
    ['content', texts.content(cases, documents)],
    ['key', statement.keyId],
    ...amendments.map(({ packageId, keyId }): [DestructionRow, string] => [
      'amendments',
      `${packageId} (${keyId})`,
    ]),
    ['retainUntil', statement.retainUntil ?? texts.none],
    ['ordered', statement.orderedAt],
    ['completed', statement.completedAt],
    ['operator', statement.operator],
    ['witness', statement.witness],
    ['accepted', accepted.map((warning) => texts.accepted[warning]).join('; ') || texts.none],
    ['batchLog', logEnd(statement.batchAudit, texts)],
    ['vaultLog', logEnd(statement.vaultAudit, texts)],
    ['tool', `${tool.name} ${tool.version}`],
    ['method', texts.method],
  ]
}

function limitsOf({ limits, keyRingCopies }: DestructionStatement, texts: DestructionTexts): string[] {
  const stated = limits.map((limit) => texts.limits[limit])
  if (keyRingCopies.length === 0) return stated
  const savedAt = keyRingCopies.map((copy) => copy.savedAt).join(', ')
  return [texts.keyRingCopies(keyRingCopies.length, savedAt), ...stated]
}

function logEnd(head: AuditHead | null, texts: DestructionTexts): string {
  return head ? texts.logEnd(head.seq, head.hash) : texts.none
}

function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[character] ?? '',
  )
}
