import { describe, expect, it } from 'vitest'
import { auditCsv } from '../../../main/report/auditCsv.ts'
import { AuditEntry } from '../../../shared/domain/audit.ts'

const hash = '0a'.repeat(32)

function csvOf(changes: Partial<AuditEntry>): string {
  const entry = AuditEntry.parse({
    seq: 7,
    at: '2026-03-02T08:00:00.000Z',
    who: '王主管',
    action: 'case.opened',
    on: 'A-001',
    outcome: 'ok',
    ...changes,
  })
  return [...auditCsv([{ entry, hash }])].slice(1).join('')
}

describe('the CSV of an audit log', () => {
  it('has a byte order mark, a head, and one line an entry', () => {
    expect([...auditCsv([])].join('')).toBe('\uFEFFseq,at,who,action,on,outcome,detail,hash\r\n')
    expect(csvOf({})).toBe(`7,2026-03-02T08:00:00.000Z,王主管,case.opened,A-001,ok,,${hash}\r\n`)
  })

  it('keeps separators, quotes and line ends inside their cell', () => {
    expect(csvOf({ on: 'a,"b"\r\nc', detail: { cases: 2 } })).toBe(
      `7,2026-03-02T08:00:00.000Z,王主管,case.opened,"a,""b""\r\nc",ok,"{""cases"":2}",${hash}\r\n`,
    )
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠1'])(
    'does not let %j be a formula',
    (who) => {
      const cell = /^7,[^,]*,("?)(.)/s.exec(csvOf({ who }))
      expect(cell?.[2]).toBe("'")
    },
  )
})
