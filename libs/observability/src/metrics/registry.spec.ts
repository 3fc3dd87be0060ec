import { createMetrics } from './registry.js';

describe('metrics', () => {
  it('are printed as Prometheus reads them', () => {
    const metrics = createMetrics();
    const jobs = metrics.counter('jobs_total', 'Jobs that ended.');
    jobs.add({ queue: 'engine', outcome: 'completed' });
    jobs.add({ queue: 'engine', outcome: 'completed' }, 2);
    const seconds = metrics.histogram('job_seconds', 'Time in the handler.', [0.1, 1]);
    seconds.observe({ queue: 'engine' }, 0.05);
    seconds.observe({ queue: 'engine' }, 0.5);
    seconds.observe({ queue: 'engine' }, 5);
    expect(metrics.text()).toBe(
      [
        '# HELP jobs_total Jobs that ended.',
        '# TYPE jobs_total counter',
        'jobs_total{queue="engine",outcome="completed"} 3',
        '# HELP job_seconds Time in the handler.',
        '# TYPE job_seconds histogram',
        'job_seconds_bucket{queue="engine",le="0.1"} 1',
        'job_seconds_bucket{queue="engine",le="1"} 2',
        'job_seconds_bucket{queue="engine",le="+Inf"} 3',
        'job_seconds_sum{queue="engine"} 5.55',
        'job_seconds_count{queue="engine"} 3',
        '',
      ].join('\n'),
    );
  });

  it('a label cannot break a line', () => {
    const metrics = createMetrics();
    metrics.counter('x_total', 'X.').add({ name: 'a"b\\c\nd' });
    expect(metrics.text()).toContain('x_total{name="a\\"b\\\\c\\nd"} 1');
  });

  it('a name can be declared once', () => {
    const metrics = createMetrics();
    metrics.counter('x_total', 'X.');
    expect(() => metrics.counter('x_total', 'X.')).toThrow('declared twice');
  });
});
