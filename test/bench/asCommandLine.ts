import { keepYoungGenerationSmall } from '../../main/core/youngGeneration.ts'

// Loaded before the bench's station, which stands for the command line: that begins like this.
keepYoungGenerationSmall()
