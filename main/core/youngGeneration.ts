import { setFlagsFromString } from 'node:v8'

/**
 * Keeps V8's young generation as small as it begins. Packing and importing make much garbage that is dead at once;
 * left alone, V8 doubles the space for it up to 32 MiB a half, so that memory would rise with the size of a package
 * though what is held does not. Holds for the threads of the process too. To be called before any work: by the core
 * process and by the command line.
 */
export function keepYoungGenerationSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}
