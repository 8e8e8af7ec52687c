import { describe, expect, it } from 'vitest'
import type { FieldName } from '../../../shared/domain/field.ts'
import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import type { DocumentKind } from '../../../shared/domain/kind.ts'
import type { FindingCode } from '../../../shared/rules/texts.ts'
import { aCase, front, goodPicture, readAs } from './aCase.ts'
import { findings, reasons, states } from './finding.ts'

const today = '2026-06-01'
const paper = DocumentPath.parse('docs/A-1/5.jpg')

/** The case with a document of a kind and these fields on it; the borrower is 张三, 11010519491231002X. */
function withPaper(kind: DocumentKind, fields: Partial<Record<FieldName, string>>) {
  const stands = Object.entries(fields).map(([name, value]) => [paper, name as FieldName, value] as const)
  return aCase()
    .withDocument(paper, kind, readAs(kind, { quality: goodPicture }))
    .withFields(...stands)
}

describe('a business licence', () => {
  it.each<[FieldName, string, FindingCode, string]>([
    ['uscc', '91350100M000100Y43', 'LICENCE_CODE_INVALID', 'pass'],
    ['uscc', '91350100M000100Y44', 'LICENCE_CODE_INVALID', 'warn'],
    ['uscc', '110108000000016', 'LICENCE_CODE_INVALID', 'pass'],
    ['uscc', '110108000000017', 'LICENCE_CODE_INVALID', 'warn'],
    ['uscc', '91350100M000100Y43', 'LICENCE_CODE_DIFFERS', 'pass'],
    ['uscc', '11320000MB151840XJ', 'LICENCE_CODE_DIFFERS', 'fail'],
    ['legal_person', '张三', 'LICENCE_PERSON_DIFFERS', 'pass'],
    ['legal_person', '張三', 'LICENCE_PERSON_DIFFERS', 'warn'],
    ['legal_person', '李四', 'LICENCE_PERSON_DIFFERS', 'fail'],
    ['name', '样本(北京)商贸有限公司', 'LICENCE_COMPANY_DIFFERS', 'pass'],
    ['name', '样本商贸有限公司', 'LICENCE_COMPANY_DIFFERS', 'fail'],
    ['term', '长期', 'LICENCE_EXPIRED', 'pass'],
    ['term', '2013年05月20日至2043年05月19日', 'LICENCE_EXPIRED', 'pass'],
    ['term', '2006年05月20日至2026年5月19日', 'LICENCE_EXPIRED', 'fail'],
    ['term', '2013-05-20至长期', 'LICENCE_EXPIRED', 'pass'],
    ['term', '2013年05月20日', 'LICENCE_EXPIRED', 'not-performed'],
  ])('%s %s: %s %s', (field, value, code, state) => {
    const input = withPaper('business-licence', { [field]: value })
      .declares({ company: '样本（北京）商贸有限公司' })
      .at(today)
    expect(findings(input, code).find(({ evidence }) => evidence?.document === paper)?.state).toBe(state)
  })

  it('whose company nobody declared is not compared', () => {
    const input = withPaper('business-licence', { name: '样本商贸有限公司' }).at(today)
    expect(reasons(input, 'LICENCE_COMPANY_DIFFERS')).toEqual(['not-declared'])
  })

  it('that the order asks for and that is not there leaves its checks open', () => {
    const input = aCase().asksFor('business-licence').at(today)
    expect(reasons(input, 'LICENCE_PERSON_DIFFERS')).toEqual(['document-missing'])
  })

  it('read doubtfully is a warning at most', () => {
    const input = withPaper('business-licence', { legal_person: '李四' })
      .readsDoubtfully('legal_person', '李四')
      .at(today)
    expect(states(input, 'LICENCE_PERSON_DIFFERS')).toEqual(['warn'])
  })
})

describe('names and numbers on papers', () => {
  it.each<[DocumentKind, FieldName, string, string]>([
    ['loan-contract', 'party_b', '张三', 'pass'],
    ['loan-contract', 'party_b', '张三、李四', 'pass'],
    ['loan-contract', 'party_b', '样本商贸有限公司', 'pass'],
    ['loan-contract', 'party_b', '李四', 'fail'],
    ['bank-statement', 'name', '张三', 'pass'],
    ['bank-statement', 'name', '李四', 'fail'],
    ['income-certificate', 'name', '李四', 'fail'],
    ['credit-report', 'name', '张？', 'warn'],
  ])('%s %s %s: %s', (kind, field, value, state) => {
    const input = withPaper(kind, { [field]: value })
      .declares({ company: '样本商贸有限公司' })
      .at(today)
    expect(states(input, 'PAPER_NAME_DIFFERS')).toContain(state)
  })

  it('that are another person’s are found', () => {
    const input = withPaper('credit-report', { id_number: '440524198001010013' }).at(today)
    expect(findings(input, 'PAPER_NUMBER_DIFFERS')).toMatchObject([
      { state: 'fail', expected: '11010519491231002X' },
    ])
  })

  it.each([
    ['husband', { id_number: '11010519491231002X', spouse_id_number: '440524198001010013' }, 'pass'],
    ['wife', { id_number: '440524198001010013', spouse_id_number: '11010519491231002X' }, 'pass'],
    ['neither', { id_number: '440524198001010013', spouse_id_number: '810000199408230021' }, 'fail'],
    ['named only', { name: '李四', spouse_name: '张三' }, 'pass'],
    ['neither by name', { name: '李四', spouse_name: '王五' }, 'fail'],
  ])('of a marriage certificate, the borrower being %s', (_, fields, state) => {
    expect(states(withPaper('marriage-certificate', fields).at(today), 'MARRIAGE_NOT_OF_BORROWER')).toEqual([
      state,
    ])
  })

  it.each([
    ['张三', 'pass'],
    ['李四', 'fail'],
  ])('the owner %s of a property: %s', (owner, state) => {
    expect(
      states(withPaper('property-certificate', { owner }).at(today), 'COLLATERAL_OWNER_DIFFERS'),
    ).toEqual([state])
  })
})

describe('the amount of a contract', () => {
  it.each([
    ['壹佰零伍万元整', 'pass'],
    ['1,050,000.00', 'pass'],
    ['105万元', 'pass'],
    ['壹佰万元整', 'fail'],
    ['105万美元', 'fail'],
    ['见附件', 'not-performed'],
  ])('%s where 1 050 000 yuan were applied for: %s', (amount, state) => {
    const input = withPaper('loan-contract', { amount }).declares({ amount: 105_000_000 }).at(today)
    expect(states(input, 'CONTRACT_AMOUNT_DIFFERS')).toEqual([state])
  })

  it('is compared with nothing where nothing was declared', () => {
    expect(
      states(withPaper('loan-contract', { amount: '壹佰万元整' }).at(today), 'CONTRACT_AMOUNT_DIFFERS'),
    ).toEqual([])
  })
})

describe('an amount in capitals on a contract', () => {
  /** A contract over 1 050 000 in digits, with the capitals in its text, which a line break may cut. */
  const contract = (capitals: string, quality: typeof goodPicture | null = null) => {
    const text = `人民币（大写）${capitals}，（小写）¥1,050,000.00。`
    const lines = [text.slice(0, 9), text.slice(9)].map((part) => ({
      text: part,
      confidence: 1,
      box: [0, 0, 1, 1] as [number, number, number, number],
    }))
    return aCase()
      .withDocument(paper, 'loan-contract', readAs('loan-contract', { lines, quality }))
      .withFields([paper, 'amount', '1,050,000.00'])
      .at(today)
  }

  it.each([
    ['壹佰零伍万元整', null, 'pass'],
    ['壹佰伍拾万元整', null, 'fail'],
    ['壹佰伍拾万元整', goodPicture, 'warn'],
  ])('%s beside 1 050 000 in digits: %s', (capitals, quality, state) => {
    expect(states(contract(capitals, quality), 'CAPITALS_DIFFER')).toEqual([state])
  })

  it.each([
    ['壹佰零伍万元整', null],
    ['一百零五万元整', 'ordinary-numerals'],
    ['壹佰零伍万元', 'ending-missing'],
    ['壹佰伍万元整', 'zero'],
  ])('%s is written with the fault %s', (capitals, reason) => {
    expect(reasons(contract(capitals), 'AMOUNT_WRITING')).toEqual([reason])
  })
})

describe('dates', () => {
  it.each<[DocumentKind, Partial<Record<FieldName, string>>, FindingCode, string]>([
    ['business-licence', { established: '2020-01-01', issued: '2019-12-31' }, 'DATES_OUT_OF_ORDER', 'fail'],
    ['bank-statement', { period_from: '2026-05-01', period_to: '2026-04-01' }, 'DATES_OUT_OF_ORDER', 'fail'],
    ['credit-report', { issued: '2026-06-02' }, 'DATE_IN_FUTURE', 'fail'],
    ['business-licence', { issued: '2026-05-02' }, 'ISSUED_AFTER_APPLICATION', 'warn'],
  ])('%s %j: %s', (kind, fields, code, state) => {
    expect(states(withPaper(kind, fields).at(today), code)).toContain(state)
  })

  it('that are in order are one line, however many there are', () => {
    const input = withPaper('business-licence', { established: '2019-01-01', issued: '2020-01-01' }).at(today)
    for (const code of ['DATES_OUT_OF_ORDER', 'DATE_IN_FUTURE', 'ISSUED_AFTER_APPLICATION'] as const)
      expect(states(input, code)).toEqual(['pass'])
  })
})

describe('the application by itself', () => {
  it.each<[object, FindingCode, string[]]>([
    [{ id_number: '110105194912310021' }, 'DECLARED_NUMBER_INVALID', ['fail']],
    [{ id_number: '11010519491231002X' }, 'DECLARED_NUMBER_INVALID', []],
    [{ id_number: '440524198001010013' }, 'DECLARED_NUMBER_INVALID', ['pass']],
    [{ id_number: 'E12345678' }, 'DECLARED_NUMBER_INVALID', []],
    [{ birth: '1949-12-30', sex: '女' }, 'DECLARED_PERSON_DIFFERS', ['fail', 'pass']],
    [{ birth: '2008-05-02' }, 'BORROWER_UNDERAGE', ['fail']],
    [{ birth: '2008-05-01' }, 'BORROWER_UNDERAGE', ['pass']],
    [{ phone: '12345' }, 'PHONE_INVALID', ['warn']],
    [{ phone: '+86 138 0013 8000' }, 'PHONE_INVALID', ['pass']],
  ])('%j: %s %j', (declared, code, expected) => {
    expect(states(aCase().declares(declared).at(today), code)).toEqual(expected)
  })
})

describe('what a document is', () => {
  it('and is not called is a warning', () => {
    const input = aCase().withDocument(paper, 'business-licence', readAs('bank-card')).at(today)
    expect(findings(input, 'KIND_DIFFERS').find(({ state }) => state === 'warn')).toMatchObject({
      seen: 'bank-card',
      expected: 'business-licence',
    })
  })

  it('is not settled by a second page that looks somewhat like something else', () => {
    const [page] = readAs('bank-statement').pages
    const second = { page: 2, kind: 'passport' as const, quality: null, lines: [] }
    const statement = (kindConfidence: number) => ({
      ...readAs('bank-statement'),
      pages: [...(page ? [page] : []), { ...second, kindConfidence }],
    })
    const states = (kindConfidence: number) =>
      findings(
        aCase().withDocument(paper, 'bank-statement', statement(kindConfidence)).at(today),
        'MRZ_INVALID',
      ).map(({ state }) => state)
    expect(states(0.6)).toEqual([])
    expect(states(0.9)).toEqual(['illegible'])
  })

  it('is one finding where it cannot be read at all, and its fields are then not judged', () => {
    const unreadable = { state: 'unreadable' as const, traces: null, pages: [] }
    const input = aCase().withDocument(paper, 'business-licence', unreadable).at(today)
    expect(findings(input, 'DOCUMENT_UNREADABLE')).toMatchObject([
      { state: 'pass' },
      { state: 'illegible', evidence: { document: paper } },
    ])
    expect(reasons(input, 'LICENCE_PERSON_DIFFERS')).toEqual(['document-unreadable'])
  })
})

describe('signals', () => {
  const picture = (by: Partial<typeof goodPicture>) =>
    aCase()
      .withDocument(paper, 'bank-card', readAs('bank-card', { quality: { ...goodPicture, ...by } }))
      .at(today)

  it.each<[Partial<typeof goodPicture>, FindingCode]>([
    [{ textHeight: 8 }, 'IMAGE_RESOLUTION'],
    [{ sharpness: 0.05 }, 'IMAGE_BLURRED'],
    [{ glare: 0.2 }, 'IMAGE_GLARE'],
    [{ isCutOff: true }, 'IMAGE_CUT_OFF'],
    [{ screen: 0.9 }, 'IMAGE_OF_SCREEN'],
  ])('of a picture with %j: %s, a warning and never worse', (by, code) => {
    const [finding] = findings(picture(by), code).filter(({ state }) => state !== 'pass')
    expect(finding).toMatchObject({ state: 'warn', evidence: { document: paper, page: 1 } })
    expect(['S3', 'S4']).toContain(finding?.severity)
  })

  it('of a picture that nobody measured are not performed', () => {
    const input = aCase().withDocument(paper, 'bank-card', readAs('bank-card')).at(today)
    expect(reasons(input, 'IMAGE_BLURRED')).toContain('not-measured')
  })

  it.each([
    ['Adobe Photoshop CC 2019 (Windows)', 'warn'],
    ['美图秀秀', 'warn'],
    ['GIMP 2.10.34', 'warn'],
    ['Microsoft® Word 2019', 'pass'],
    ['HUAWEI P40', 'pass'],
    ['Acrobat Distiller 10.0', 'pass'],
  ])('of a file that %s made: %s', (program, state) => {
    const traces = { software: ['Canon iR-ADV', program], isChangedAfterSigning: null }
    const input = aCase().withDocument(paper, 'bank-card', readAs('bank-card', { traces })).at(today)
    expect(states(input, 'FILE_EDITED')).toEqual([state])
    expect(states(input, 'CHANGED_AFTER_SIGNING')).toEqual([])
  })

  it.each([
    [true, 'warn'],
    [false, 'pass'],
  ])('of a signed PDF, changed after signing being %s: %s', (isChangedAfterSigning, state) => {
    const traces = { software: [], isChangedAfterSigning }
    const input = aCase().withDocument(paper, 'loan-contract', readAs('loan-contract', { traces })).at(today)
    expect(states(input, 'CHANGED_AFTER_SIGNING')).toEqual([state])
  })
})

describe('what other cases of the batch have too', () => {
  const cases = [CaseNo.parse('A-2'), CaseNo.parse('A-3')]

  it.each([
    ['id-number', 'SAME_ID_NUMBER'],
    ['phone', 'SAME_PHONE'],
    ['bank-card', 'SAME_BANK_CARD'],
    ['address', 'SAME_ADDRESS'],
    ['file', 'SAME_FILE'],
    ['look', 'SAME_LOOK'],
  ] as const)('%s: %s, with the cases, and without the value', (what, code) => {
    const evidence = { document: front, page: 1, field: null, box: null }
    const input = aCase().sharing({ what, evidence, cases }).at(today)
    expect(findings(input, code)).toMatchObject([{ state: 'warn', evidence, cases, seen: null }])
    expect(states(aCase().at(today), code)).toEqual(['pass'])
  })
})
