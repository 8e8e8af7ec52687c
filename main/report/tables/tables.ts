import type { ResultHead } from '../../../shared/domain/result.ts'
import { caseTable } from './caseTable.ts'
import { documentTable } from './documentTable.ts'
import { fieldTable } from './fieldTable.ts'
import { findingTable } from './findingTable.ts'
import { opinionTable } from './opinionTable.ts'
import { scoreTable } from './scoreTable.ts'
import type { Table } from './table.ts'
import { worksheetTable } from './worksheetTable.ts'

/** The tables of a result, in the order of their sheets. Scores are there where the order has a scorecard. */
export function tablesOf({ order }: Pick<ResultHead, 'order'>): readonly Table[] {
  return [
    caseTable(order),
    opinionTable(order),
    findingTable,
    fieldTable,
    documentTable,
    worksheetTable,
    ...(order.scorecard ? [scoreTable(order.scorecard)] : []),
  ]
}
