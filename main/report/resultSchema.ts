import { z } from 'zod'
import { ResultIncident } from '../../shared/domain/incident.ts'
import { MergedBatch, MergedCase, MergedResults } from '../../shared/domain/mergedResults.ts'
import { OrderTerms } from '../../shared/domain/order.ts'
import {
  Result,
  ResultCase,
  ResultDelivery,
  ResultDocument,
  ResultField,
  ResultFinding,
  ResultOpinion,
  ResultSampling,
  ResultSeries,
} from '../../shared/domain/result.ts'
import { Score } from '../../shared/domain/scorecard.ts'
import { Worksheet } from '../../shared/domain/worksheet.ts'

interface Named {
  readonly id: string
  readonly description: string
}

/** Parts of the schema that are worth a name of their own. */
const names = z
  .registry<Named>()
  .add(OrderTerms, { id: 'Order', description: 'The terms of the order, as the lender sent them.' })
  .add(ResultSeries, {
    id: 'Series',
    description: 'Which result of its batch this is, from 1; each names the one before.',
  })
  .add(ResultDelivery, {
    id: 'Delivery',
    description:
      'Cases in this result, cases of the batch, and cases that no result has held so far; why it was not all.',
  })
  .add(ResultSampling, { id: 'Sampling', description: 'How many cases of the batch a level drew.' })
  .add(ResultIncident, {
    id: 'Incident',
    description: 'Something that went wrong with the batch at the station, and what was done about it.',
  })
  .add(ResultCase, {
    id: 'Case',
    description: 'One case; a later result that holds it again tells the newest.',
  })
  .add(ResultDocument, {
    id: 'Document',
    description: 'A document, which page and path name in what follows.',
  })
  .add(ResultField, {
    id: 'Field',
    description: 'What was read on a page (read: value, confidence, box) and what people confirmed.',
  })
  .add(ResultFinding, {
    id: 'Finding',
    description: 'What one rule, or a reviewer, found; what was not checked says so in its state.',
  })
  .add(ResultOpinion, {
    id: 'Opinion',
    description: 'An opinion; sha256 is that of its line in opinions.jsonl, which its author signed.',
  })
  .add(Worksheet, {
    id: 'Worksheet',
    description: 'A worksheet as it was filled in last. Amounts are in fen.',
  })
  .add(Score, { id: 'Score', description: "What the order's own scorecard comes to, line by line." })
  .add(MergedBatch, {
    id: 'Batch',
    description: 'A batch of the order, its results in their order, and the cases that none has held so far.',
  })
  .add(MergedCase, {
    id: 'MergedCase',
    description:
      'A case as the newest result that holds it tells of it; batchId and packageId say which that is.',
  })

/**
 * The JSON Schema (2020-12) of `results.json`, as text: it is published beside this file, and goes along in each result.
 * What no schema can say (which opinion follows which, what rests on what) FORMAT.md does.
 */
export function resultSchemaText(): string {
  return schemaText(Result, { $id: 'urn:loan-review-result:1', title: 'results.json of a result package' })
}

/** The JSON Schema (2020-12) of what `sealdesk lender verify --merge` makes of several results, as text. */
export function mergedSchemaText(): string {
  return schemaText(MergedResults, {
    $id: 'urn:loan-review-merged-results:1',
    title: 'Results of one order, merged from result packages',
  })
}

function schemaText(type: z.ZodType, about: { readonly $id: string; readonly title: string }): string {
  const schema = z.toJSONSchema(type, {
    metadata: names,
    // What is not JSON by its type is checked by a function: an error's code, of which a reader may meet a new one.
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema._zod.def.type === 'custom') jsonSchema.type = 'string'
      // A result says everything, also where the order could have left it out.
      delete jsonSchema.default
      // What the name of the format says need not be spelt out again; that an instant is in UTC does not go without saying.
      if (jsonSchema.format === 'date-time') jsonSchema.pattern = 'Z$'
      else if (jsonSchema.format) delete jsonSchema.pattern
    },
  })
  const { $schema, ...rest } = schema
  return `${JSON.stringify({ $schema, ...about, ...rest }, null, 2)}\n`
}
