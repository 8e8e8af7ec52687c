import type { Shape } from '../shape.ts'

/** Batches. */
export const deskZh = {
  batches: {
    title: '批次',
    import: '导入资料包',
    empty: '还没有批次',
    state: '状态',
    lender: '委托方',
    batch: '批次',
    importedAt: '导入时间',
    due: '截止',
    decided: '已审',
    read: '已识别',
    actions: '操作',
    open: '打开',
    readAll: '识别',
    destroy: '销毁',
    proof: '销毁证明',
    retainUntil: '保管至',
    overdue: '{{date}}，已过期，应销毁',
  },
} as const

export const deskEn: Shape<typeof deskZh> = {
  batches: {
    title: 'Batches',
    import: 'Import a package',
    empty: 'No batches yet',
    state: 'State',
    lender: 'Lender',
    batch: 'Batch',
    importedAt: 'Imported',
    due: 'Due',
    decided: 'Decided',
    read: 'Read',
    actions: 'Actions',
    open: 'Open',
    readAll: 'Read',
    destroy: 'Destroy',
    proof: 'Proof of destruction',
    retainUntil: 'Keep until',
    overdue: '{{date}}: over, destroy it',
  },
}
