import { describe, expect, it } from 'vitest'
import { auditDetail } from '../../../renderer/screens/audit/auditDetail.ts'

describe('what an entry of the log says besides', () => {
  it.each([
    [{ roles: 'supervisor reviewer-1' }, '角色 主管/初审员', 'roles Supervisor/First reviewer'],
    [
      { level: 2, decision: 'recommend-reject' },
      '级别 复审、意见 建议拒绝',
      'level Second review, opinion Advise reject',
    ],
    [{ training: 'yes', order: 'none' }, '培训 是、委托单 无', 'training yes, order none'],
    [{ field: 'uscc', page: 2 }, '字段 统一社会信用代码、页 2', 'field Credit code, page 2'],
  ])('is in words: %j', (detail, zh, en) => {
    expect(auditDetail(detail, 'zh')).toBe(zh)
    expect(auditDetail(detail, 'en')).toBe(en)
  })

  it('stands as it is in the log where there is no word', () => {
    expect(auditDetail({ lender: '样本 银行', logSeq: 7 }, 'zh')).toBe('委托方 样本 银行、logSeq 7')
    expect(auditDetail({ level: 9 }, 'en')).toBe('level 9')
    expect(auditDetail(undefined, 'en')).toBe('')
  })
})
