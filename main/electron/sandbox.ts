import { SealdeskError } from '../../shared/errors/error.ts'

/**
 * Documents of others are opened in the browser engine's sandbox or not at all. `--no-sandbox` takes it away whatever
 * the application asks for, and the launcher of an AppImage adds that where the system lets nobody make namespaces.
 *
 * @param packaged where it is not, whoever develops may have to run as root, to whom Chromium refuses its sandbox
 * @throws SealdeskError `start/no-sandbox`
 */
export function requireSandbox({ packaged, isOff }: { packaged: boolean; isOff: boolean }): void {
  if (packaged && isOff) throw new SealdeskError('start/no-sandbox')
}
