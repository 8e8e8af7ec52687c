import { createDetector as create, type Detector } from '../../../../main/reading/engines/detector.ts'
import type { Network } from '../../../../main/reading/engines/network.ts'

export const createDetector = (network: Network): Detector => create(network, 960)
