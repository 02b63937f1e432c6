"""What the entry point does before anything else."""

from desktop.__main__ import give_back


def test_what_the_frozen_program_starts_gets_the_environment_as_it_was():
    environment = {
        "LD_LIBRARY_PATH": "/opt/duibiao/_internal",
        "LD_LIBRARY_PATH_ORIG": "/usr/local/lib",
        "QT_PLUGIN_PATH": "/opt/duibiao/_internal/PySide6/Qt/plugins",
        "QML2_IMPORT_PATH": "/opt/duibiao/_internal/PySide6/Qt/qml",
        "HOME": "/home/someone",
    }
    give_back(environment)
    assert environment == {
        "LD_LIBRARY_PATH": "/usr/local/lib", "PYINSTALLER_RESET_ENVIRONMENT": "1", "HOME": "/home/someone",
    }  # fmt: skip


def test_where_no_path_was_set_none_is_afterwards():
    environment = {"LD_LIBRARY_PATH": "/opt/duibiao/_internal"}
    give_back(environment)
    assert "LD_LIBRARY_PATH" not in environment
