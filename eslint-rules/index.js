import { importArrows } from './import-arrows.js'
import { noBlockingCalls } from './no-blocking-calls.js'
import { everyTestRuns, namedExports, oneBridge, testsWaitForConditions } from './syntax.js'
import { wordsInCatalogue } from './words-in-catalogue.js'

/** The house rules that no published plugin knows. */
export const pitwall = {
  rules: {
    'every-test-runs': everyTestRuns,
    'import-arrows': importArrows,
    'named-exports': namedExports,
    'no-blocking-calls': noBlockingCalls,
    'one-bridge': oneBridge,
    'tests-wait-for-conditions': testsWaitForConditions,
    'words-in-catalogue': wordsInCatalogue
  }
}
