import { writeFileSync } from 'node:fs'
import { resultSchemaText } from '../main/report/resultSchema.ts'

// Makes `main/report/results.schema.json` anew: `npm exec -- node build/resultSchema.ts`.
writeFileSync(new URL('../main/report/results.schema.json', import.meta.url), resultSchemaText())
