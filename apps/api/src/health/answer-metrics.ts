/** What does an operator's monitoring learn of the answers? How many, how they ended, how long they took, by route. */
import type { Labels, MetricsRegistry } from '#observability';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export function answerMetrics(
  metrics: MetricsRegistry,
): (route: string, method: string, status: number, seconds: number) => void {
  const answers = metrics.counter('overture_api_answers_total', 'Answers, by route and status.');
  const times = metrics.histogram(
    'overture_api_answer_seconds',
    'Time from request to answer, by route.',
    SECONDS,
  );
  const labels = new Map<string, { readonly answer: Labels; readonly time: Labels }>();
  return (route, method, status, seconds) => {
    // Few: routes as they are declared, and what they answer.
    const name = `${method} ${status} ${route}`;
    let known = labels.get(name);
    if (known === undefined) {
      known = { answer: { route, method, status: String(status) }, time: { route, method } };
      labels.set(name, known);
    }
    answers.add(known.answer);
    times.observe(known.time, seconds);
  };
}
