import { keepYoungGenerationSmall } from './youngGeneration.ts'

// Entry of the core process. First the setting, then all else: loading it makes garbage enough for a large young
// generation, which would not become small again.
keepYoungGenerationSmall()
await import('./coreProcess.ts')
