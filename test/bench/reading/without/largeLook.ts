import { createDetector as create, type Detector } from '../../../../main/reading/engines/detector.ts'
import type { Network } from '../../../../main/reading/engines/network.ts'

const side = 960

export function createDetector(network: Network): Detector {
  const detect = create(network, side)
  return (page, wanted = side) => detect(page, Math.min(side, wanted))
}
