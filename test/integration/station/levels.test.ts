import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FieldName } from '../../../shared/domain/field.ts'
import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import type { Decision, OpinionDraft } from '../../../shared/domain/opinion.ts'
import type { OrderTerms } from '../../../shared/domain/order.ts'
import type { FieldAnswer } from '../../../shared/domain/reading.ts'
import type { CaseView } from '../../../shared/domain/view.ts'
import { caseRows } from '../../fixtures/caseRows.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { field, readPage, stationTime, sureFields } from '../../fixtures/corePorts.ts'
import { aDocument, batchFiles } from '../../fixtures/packages.ts'
import { aStaff } from '../../fixtures/staff.ts'
import { aStation } from '../../fixtures/station.ts'
import { writeKeyFolder } from '../lender/aResult.ts'

const caseNo = CaseNo.parse('A-001')
const document = DocumentPath.parse('docs/A-001/1.jpg')

/** A station with a batch of one read case, and people at every level. */
async function aDesk(terms: Partial<OrderTerms>, fields = sureFields) {
  const content = { terms, documents: [aDocument('A-001', '1.jpg')] }
  const station = await aStation({ readers: [{ reader: { read: async () => readPage(fields) } }] })
  const batch = await station.imported(content)
  await station.ended(station.api.batch.read({ batch }))
  const { sitsDown, supervisorSitsDown } = await aStaff(station, {
    样初: ['reviewer-1'],
    样二初: ['reviewer-1'],
    样复: ['reviewer-2'],
    样终: ['reviewer-3'],
    样初复: ['reviewer-1', 'reviewer-2'],
  })
  const { api } = station
  return {
    ...station,
    batch,
    content,
    sitsDown,
    supervisorSitsDown,
    open: () => api.case.open({ batch, caseNo }),
    async as<T>(name: string, work: () => Promise<T>): Promise<T> {
      await sitsDown(name)
      return work()
    },
    decide: (decision: Decision, more: Partial<OpinionDraft> = {}) =>
      api.opinion.submit({
        batch,
        caseNo,
        decision,
        reasons: decision === 'pass' ? [] : [{ code: 'OTHER', document: null, field: null }],
        remark: '样本备注',
        ...more,
      }),
    says: (name: FieldName, answer: FieldAnswer) =>
      api.field.confirm({ batch, document, page: 1, field: name, answer }),
  }
}

type TestDesk = Awaited<ReturnType<typeof aDesk>>

/** What the lender's kit says of the result, with the order that was sent at hand. */
async function verdict(desk: TestDesk) {
  const { folder, lender, api, core, batch, content } = desk
  await desk.supervisorSitsDown()
  const out = join(folder, 'result.asice')
  const end = await desk.ended(api.batch.export({ batch, target: core.grant(out) }))
  if (end.outcome.state !== 'done') return end.outcome
  const card = join(folder, 'vendor.json')
  await api.station.exportCard({ target: core.grant(card) })
  const order = join(folder, 'order.json')
  writeFileSync(order, String(batchFiles(content)['order.json']))
  const keys = writeKeyFolder(folder, lender)
  const run = await runCli(
    ['lender', 'verify', out, '--keys', keys, '--vendor', card, '--order', order, '--json'],
    { clock: () => stationTime },
  )
  return run.json
}

const codesOf = ({ obstacles }: CaseView) => obstacles.map(({ decision, error }) => [decision, error.code])
const fieldOf = (view: CaseView, name: FieldName) =>
  view.documents[0]?.fields.find((one) => one.name === name)

describe('a case of two levels', () => {
  const twoLevels = { levels: [1, 2] as [1, 2] }

  it('that is returned goes back to its author, up again, and out with all that was said', async () => {
    const desk = await aDesk(twoLevels)
    await desk.as('样初', () => desk.decide('pass'))
    await desk.as('样复', () => desk.decide('return'))
    await desk.sitsDown('样初')
    const returned = await desk.open()
    expect(returned).toMatchObject({
      level: 1,
      state: 'returned',
      assignedTo: '样初',
      obstacles: [{ decision: 'return' }],
    })
    expect(returned.opinions.map(({ decision, stands }) => [decision, stands])).toEqual([
      ['pass', false],
      ['return', false],
    ])
    await expect(desk.as('样二初', () => desk.decide('pass'))).rejects.toMatchObject({
      code: 'opinion/assigned-to-other',
      params: { person: '样初' },
    })
    await desk.as('样初', () => desk.decide('supplement'))
    await desk.as('样复', () => desk.decide('supplement'))
    expect(await caseRows(desk.api, desk.batch)).toMatchObject([{ state: 'decided', decision: 'supplement' }])
    expect(await verdict(desk)).toMatchObject({ verdict: 'valid' })
  })

  it('can be given anew by its author until the next level begins', async () => {
    const desk = await aDesk(twoLevels)
    await desk.sitsDown('样初')
    const first = await desk.decide('pass')
    expect(await desk.open()).toMatchObject({ revisable: first.sha256, level: 2 })
    const again = await desk.decide('escalate', { supersedes: first.sha256 })
    await expect(desk.decide('pass', { supersedes: first.sha256 })).rejects.toMatchObject({
      code: 'opinion/not-revisable',
    })
    const stands = (await desk.open()).opinions.map((one) => [one.sha256, one.stands])
    expect(stands).toEqual([
      [first.sha256, false],
      [again.sha256, true],
    ])
    await desk.as('样二初', async () => {
      expect((await desk.open()).revisable).toBeNull()
      await expect(desk.decide('pass', { supersedes: again.sha256 })).rejects.toMatchObject({
        code: 'opinion/not-revisable',
      })
    })
    await desk.as('样复', () => desk.api.queue.next({ batch: desk.batch, after: null, take: true }))
    await desk.open()
    await desk.as('样初', async () => {
      expect((await desk.open()).revisable).toBeNull()
      await expect(desk.decide('pass', { supersedes: again.sha256 })).rejects.toMatchObject({
        code: 'opinion/not-revisable',
      })
    })
    await desk.as('样复', () => desk.decide('pass'))
    expect(await verdict(desk)).toMatchObject({ verdict: 'valid' })
  })

  it('is never decided twice by one person, and says so before they try', async () => {
    const desk = await aDesk(twoLevels)
    await desk.sitsDown('样初复')
    await desk.decide('pass')
    expect(codesOf(await desk.open())).toContainEqual([null, 'opinion/same-person'])
    await expect(desk.decide('pass')).rejects.toMatchObject({ code: 'opinion/same-person' })
    await desk.as('样初', async () =>
      expect(codesOf(await desk.open())).toContainEqual([null, 'vault/not-permitted']),
    )
  })

  it('takes one opinion where two are sent at once', async () => {
    const desk = await aDesk(twoLevels)
    await desk.sitsDown('样初')
    const sent = await Promise.allSettled([desk.decide('pass'), desk.decide('supplement')])
    const taken = sent.flatMap((one) => (one.status === 'fulfilled' ? [one.value.sha256] : []))
    expect(taken).toHaveLength(1)
    expect(sent).toContainEqual({
      status: 'rejected',
      reason: expect.objectContaining({ code: 'opinion/case-changed' }),
    })
    expect((await desk.open()).opinions.map(({ sha256 }) => sha256)).toEqual(taken)
  })

  it('is closed for findings, fields and opinions once all have decided', async () => {
    const desk = await aDesk({ levels: [1] })
    await desk.sitsDown('样初')
    await desk.decide('pass')
    const { findings, obstacles } = await desk.open()
    expect(obstacles[0]).toMatchObject({ error: { code: 'opinion/level-closed' } })
    const [finding] = findings
    if (!finding) throw new Error('a case without findings')
    const settled = { key: finding.key, as: 'waived' as const, reason: '样本' }
    await expect(desk.api.finding.settle({ batch: desk.batch, caseNo, ...settled })).rejects.toMatchObject({
      code: 'opinion/level-closed',
    })
  })
})

describe('a level that decides blind', () => {
  const blind = {
    levels: [1, 2] as [1, 2],
    policy: [{ level: 2 as const, share: 1, always: [], blind: true }],
  }

  it('sees what others said, and who, once its own opinion is given, and cannot take that back', async () => {
    const desk = await aDesk(blind)
    await desk.sitsDown('样初')
    await desk.says('name', { as: 'read' })
    await desk.decide('pass')
    await desk.sitsDown('样复')
    const before = await desk.open()
    expect(before).toMatchObject({ isBlind: true, opinions: [] })
    expect(fieldOf(before, 'name')?.confirmed).toMatchObject({ value: '样本甲', by: null })
    const history = { batch: desk.batch, document, page: 1, field: 'name' as const }
    expect(await desk.api.field.history(history)).toMatchObject([{ by: null, value: '样本甲' }])
    expect(await caseRows(desk.api, desk.batch)).toMatchObject([{ decision: null }])
    await desk.decide('supplement')
    const after = await desk.open()
    expect(after).toMatchObject({ isBlind: false, revisable: null })
    expect(after.opinions.map(({ decision, remark }) => [decision, remark])).toEqual([
      ['pass', '样本备注'],
      ['supplement', '样本备注'],
    ])
    expect(fieldOf(after, 'name')?.confirmed).toMatchObject({ by: '样初' })
  })

  it('keeps nothing from those who do not decide it', async () => {
    const desk = await aDesk(blind)
    await desk.as('样初', () => desk.decide('pass'))
    for (const name of ['样二初', '样终']) {
      await desk.sitsDown(name)
      expect(await desk.open()).toMatchObject({ isBlind: false, opinions: [{ decision: 'pass' }] })
    }
  })
})

describe('a policy', () => {
  it('lets no case up that is neither drawn nor sent up by its decision', async () => {
    const none = [{ level: 2 as const, share: 0, always: ['escalate' as const], blind: false }]
    const desk = await aDesk({ levels: [1, 2], policy: none })
    await desk.sitsDown('样初')
    const first = await desk.decide('pass')
    expect(await desk.open()).toMatchObject({ state: 'decided', revisable: first.sha256 })
    await desk.decide('escalate', { supersedes: first.sha256 })
    expect(await desk.open()).toMatchObject({ state: 'waiting', level: 2 })
    await desk.as('样复', () => desk.decide('conditional'))
    expect((await desk.open()).revisable).not.toBeNull()
    expect(await verdict(desk)).toMatchObject({ verdict: 'valid' })
    // What the lender has is not taken back behind its back.
    await desk.sitsDown('样复')
    expect((await desk.open()).revisable).toBeNull()
  })
})

describe('a field that two people enter', () => {
  const twice = { levels: [1, 2] as [1, 2], doubleEntry: ['name' as const] }
  const typed = (value: string) => ({ as: 'typed' as const, value })

  it('keeps each entry from the other until they agree, a third where they do not', async () => {
    const desk = await aDesk(twice)
    await desk.sitsDown('样初')
    expect(codesOf(await desk.open())).toContainEqual([null, 'opinion/entry-wanted'])
    await expect(desk.decide('pass')).rejects.toMatchObject({ code: 'opinion/entry-wanted' })
    const entered = await desk.says('name', typed('样本乙'))
    expect(fieldOf(entered, 'name')).toMatchObject({
      confirmed: { value: '样本乙', by: '样初' },
      entry: { awaited: 'second', isMine: true },
    })
    await desk.decide('pass')

    await desk.sitsDown('样复')
    const kept = await desk.open()
    expect(fieldOf(kept, 'name')).toMatchObject({
      read: { value: '样本甲' },
      confirmed: null,
      entry: { awaited: 'second', isMine: false },
    })
    expect(JSON.stringify(kept)).not.toContain('样本乙')
    const history = { batch: desk.batch, document, page: 1, field: 'name' as const }
    expect(await desk.api.field.history(history)).toEqual([])
    const differing = await desk.says('name', typed('样本丙'))
    expect(fieldOf(differing, 'name')?.entry).toEqual({ awaited: 'third', isMine: true })
    expect(codesOf(differing)).toContainEqual(['pass', 'opinion/entries-unsettled'])
    await expect(desk.decide('pass')).rejects.toMatchObject({ code: 'opinion/entries-unsettled' })
    expect(await caseRows(desk.api, desk.batch)).toMatchObject([{ needsAttention: true }])

    await desk.sitsDown('样二初')
    const settled = await desk.says('name', typed('样本 丙'))
    expect(fieldOf(settled, 'name')).toMatchObject({
      confirmed: { value: '样本 丙', by: '样二初' },
      entry: { awaited: null, isMine: true },
    })
    expect((await desk.api.field.history(history)).map(({ value, by }) => [value, by])).toEqual([
      ['样本乙', '样初'],
      ['样本丙', '样复'],
      ['样本 丙', '样二初'],
    ])
    await desk.as('样复', () => desk.decide('supplement'))
    expect(await verdict(desk)).toMatchObject({ verdict: 'valid' })
  })
})

describe('a severe finding', () => {
  const severe = { ...sureFields, id_number: field('110105194912310021') }

  async function blocked() {
    const desk = await aDesk({ levels: [1] }, severe)
    await desk.sitsDown('样初')
    const view = await desk.open()
    const blocking = view.findings.filter(({ severity, state }) => severity === 'S1' && state === 'fail')
    return { ...desk, view, blocking }
  }

  it('blocks a pass until each is explained or waived, with a reason, and again once one is reopened', async () => {
    const { api, batch, open, decide, view, blocking } = await blocked()
    expect(blocking.length).toBeGreaterThan(0)
    expect(codesOf(view)).toContainEqual(['pass', 'opinion/blocked'])
    const settle = (as: 'open' | 'explained' | 'waived', reason: string | null) => async () => {
      for (const { key } of blocking) await api.finding.settle({ batch, caseNo, key, as, reason })
    }
    await expect(settle('explained', null)()).rejects.toMatchObject({ code: 'finding/reason-required' })
    await settle('explained', '样本原因')()
    const explained = await open()
    expect(codesOf(explained)).not.toContainEqual(['pass', 'opinion/blocked'])
    expect(explained.findings.find(({ key }) => key === blocking[0]?.key)?.disposition).toMatchObject({
      as: 'explained',
      reason: '样本原因',
      by: '样初',
    })
    expect(await caseRows(api, batch)).toMatchObject([{ findings: { S1: 0 } }])
    await settle('open', null)()
    await expect(decide('pass')).rejects.toMatchObject({ code: 'opinion/blocked' })
    await settle('waived', '样本豁免')()
    await decide('pass')
  })

  it('is the same one after a field was corrected, whatever is seen there now', async () => {
    const { api, batch, open, says, blocking } = await blocked()
    const [one] = blocking
    if (!one) throw new Error('nothing blocks')
    await api.finding.settle({ batch, caseNo, key: one.key, as: 'waived', reason: '样本' })
    await says('id_number', { as: 'typed', value: '110105194912310022' })
    const again = (await open()).findings.find(({ key }) => key === one.key)
    expect(again).toMatchObject({ rule: one.rule, state: 'fail', disposition: { as: 'waived' } })
  })

  it('can be added by hand, blocks as one of a rule does, and is taken back by who added it alone', async () => {
    const desk = await aDesk({ levels: [1] })
    const { api, batch } = desk
    await desk.sitsDown('样初')
    const evidence = {
      document,
      page: 1,
      field: null,
      box: [0.1, 0.1, 0.2, 0.2] as [number, number, number, number],
    }
    const finding = { category: 'AUTHENTICITY', severity: 'S1', text: '样本：印章重叠', evidence } as const
    const { findings } = await api.finding.add({ batch, caseNo, finding })
    const added = findings.at(-1)
    expect(added).toMatchObject({ state: 'fail', evidence, added: { text: '样本：印章重叠', by: '样初' } })
    if (!added) throw new Error('not added')
    await expect(desk.decide('pass')).rejects.toMatchObject({ code: 'opinion/blocked' })
    await desk.as('样二初', () =>
      expect(api.finding.withdraw({ batch, caseNo, key: added.key })).rejects.toMatchObject({
        code: 'finding/not-yours',
      }),
    )
    await desk.sitsDown('样初')
    const { findings: rest } = await api.finding.withdraw({ batch, caseNo, key: added.key })
    expect(rest.some(({ key }) => key === added.key)).toBe(false)
    await desk.decide('pass')
    await expect(
      api.finding.add({ batch, caseNo, finding: { ...finding, evidence: null } }),
    ).rejects.toMatchObject({ code: 'opinion/level-closed' })
  })

  it('of a document that is not of the case is no evidence', async () => {
    const desk = await aDesk({ levels: [1] })
    const elsewhere = DocumentPath.parse('docs/A-009/1.jpg')
    const evidence = { document: elsewhere, page: 1, field: null, box: null }
    const finding = { category: 'IMAGE', severity: 'S3', text: '样本', evidence } as const
    await expect(desk.api.finding.add({ batch: desk.batch, caseNo, finding })).rejects.toMatchObject({
      code: 'document/unknown',
    })
  })
})

describe('a field that a document need not have', () => {
  it('is an answer of its own, which no rule takes for one that cannot be read', async () => {
    const desk = await aDesk({ levels: [1] }, { ...sureFields, name: field(null, 'absent') })
    await desk.sitsDown('样初')
    const statesOf = (view: CaseView) =>
      view.findings.filter(({ evidence }) => evidence?.field === 'name').map(({ state }) => state)
    expect(statesOf(await desk.says('name', { as: 'illegible' }))).toContain('illegible')
    const answered = await desk.says('name', { as: 'not-applicable' })
    expect(fieldOf(answered, 'name')?.confirmed).toMatchObject({ answer: 'not-applicable', value: null })
    expect(statesOf(answered)).not.toContain('illegible')
    await desk.decide('supplement')
    expect(await verdict(desk)).toMatchObject({ verdict: 'valid' })
  })
})
