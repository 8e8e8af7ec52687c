import { writeFileSync } from 'node:fs'
import { mergedSchemaText, resultSchemaText } from '../main/report/resultSchema.ts'

// Makes the published schemas anew: `npm exec -- node build/resultSchema.ts`.
const publish = (name: string, text: string) =>
  writeFileSync(new URL(`../main/report/${name}`, import.meta.url), text)
publish('results.schema.json', resultSchemaText())
publish('merged.schema.json', mergedSchemaText())
