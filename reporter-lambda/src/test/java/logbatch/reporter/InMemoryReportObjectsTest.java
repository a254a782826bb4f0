package logbatch.reporter;

class InMemoryReportObjectsTest extends ReportObjectsContract {

  private final InMemoryReportObjects objects = new InMemoryReportObjects();

  @Override
  ReportObjects objects() {
    return objects;
  }
}
