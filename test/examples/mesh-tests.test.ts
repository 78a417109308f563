/** The tests of the example, run as tests of their own. */
import '../../examples/mesh-tests/mesh.test';
